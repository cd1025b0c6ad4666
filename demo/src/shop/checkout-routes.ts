import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ShopAnswer } from './answer.js';
import type { BackOffice } from './back-office.js';
import { totalsOf } from './basket.js';
import type { CheckoutInput } from './checkout-form.js';
import { checkCheckout, checkoutFields, customerOf } from './checkout-form.js';
import type { EarfulCall } from './page.js';
import { checkoutPage, faultText } from './pages/checkout-page.js';
import { checkoutWords } from './pages/checkout-words.js';
import { textOf } from './text-of.js';
import type { Visit } from './visit.js';

/** The checkout: the form is checked, the goods are looked up, the card is charged, the order is placed. */
export function checkoutRoutes(office: BackOffice, visit: (context: Context) => Visit): Hono {
  const { baskets, orders, payments, stock } = office;
  const routes = new Hono();
  const today = () => new Date(office.now());

  routes.get('/', (context) => {
    const { language, sessionId, show } = visit(context);
    const lines = sessionId ? baskets.lines(sessionId) : [];
    if (lines.length === 0) return context.redirect('/basket', 303);
    return show(checkoutPage({ lines, now: today() }, language));
  });

  routes.post('/', async (context) => {
    const { language, sessionId, wantsJson, show } = visit(context);
    const say = checkoutWords[language];
    const lines = sessionId ? baskets.lines(sessionId) : [];
    if (!sessionId || lines.length === 0) {
      const empty: ShopAnswer = { ok: true, location: '/basket' };
      return wantsJson ? context.json(empty) : context.redirect('/basket', 303);
    }
    const form = await context.req.parseBody();
    const input = Object.fromEntries(checkoutFields.map((name) => [name, textOf(form, name)])) as CheckoutInput;
    const page = { lines, now: today(), input };

    const faults = checkCheckout(input, today());
    if (Object.keys(faults).length > 0) {
      if (!wantsJson) return show(checkoutPage({ ...page, faults, alert: say.checkForm }, language), 422);
      const texts = checkoutFields.map((name) => [name, faultText(name, faults, language)] as const);
      const answer: ShopAnswer = {
        ok: false,
        message: say.checkForm,
        faults: Object.fromEntries(texts.filter(([, text]) => text !== '')),
      };
      return context.json(answer, 422);
    }

    if (lines.some((line) => stock.available(line.productId, line.variantId) < line.quantity)) {
      if (!wantsJson) return show(checkoutPage({ ...page, alert: say.soldOut }, language), 409);
      return context.json({ ok: false, message: say.soldOut } satisfies ShopAnswer, 409);
    }

    const payment = payments.charge(input.cardNumber, totalsOf(lines).totalCents);
    if (!payment.paid) {
      const message = say.payment[payment.code];
      const calls: EarfulCall[] = [['signal', 'paymentFailed', { touchpoint: 'checkout', code: payment.code }]];
      if (!wantsJson) return show(checkoutPage({ ...page, alert: message, calls }, language), 402);
      return context.json({ ok: false, message, calls } satisfies ShopAnswer, 402);
    }

    for (const line of lines) stock.take(line.productId, line.variantId, line.quantity);
    const order = orders.place({ sessionId, customer: customerOf(input), lines });
    baskets.empty(sessionId);
    const location = `/orders/${order.number}?placed`;
    return wantsJson ? context.json({ ok: true, location } satisfies ShopAnswer) : context.redirect(location, 303);
  });

  return routes;
}

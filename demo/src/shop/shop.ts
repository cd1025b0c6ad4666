import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { basketRoutes } from './basket-routes.js';
import type { BackOffice } from './back-office.js';
import { findProduct } from './catalogue.js';
import { checkoutRoutes } from './checkout-routes.js';
import { helpPage } from './pages/help-page.js';
import { homePage } from './pages/home-page.js';
import { notFoundPage } from './pages/not-found-page.js';
import { orderPage } from './pages/order-page.js';
import { parcelSlipPage } from './pages/parcel-slip-page.js';
import { productPage } from './pages/product-page.js';
import { returnAcceptedPage, returnAlert, returnFaults, returnsPage } from './pages/returns-page.js';
import { searchPage } from './pages/search-page.js';
import { privacyRoutes } from './privacy-routes.js';
import { textOf } from './text-of.js';
import type { Visit } from './visit.js';
import { visitOf } from './visit.js';

/** How long `help-slow` keeps a customer waiting, in milliseconds. */
const slowHelpMs = 6_000;

/**
 * The pages of the shop.
 *
 * @param earfulConfig public half of the site's configuration, as JSON for a script element
 */
export function createShop(office: BackOffice, earfulConfig: string): Hono {
  const shop = new Hono();
  const visit = (context: Context): Visit => visitOf(context, office, earfulConfig);
  shop.use(bodyLimit({ maxSize: 16_384, onError: (context) => context.text('This form is too large.', 413) }));

  shop.get('/', (context) => {
    const { language, show } = visit(context);
    return show(homePage(language));
  });

  shop.get('/search', (context) => {
    const { language, show } = visit(context);
    const query = (context.req.query('q') ?? '').trim().slice(0, 100);
    return show(searchPage(query, office.searchIndex.find(query), language));
  });

  shop.get('/products/:id', (context) => {
    const { language, show } = visit(context);
    const product = findProduct(context.req.param('id'));
    return product ? show(productPage(product, office.stock, language)) : show(notFoundPage(language), 404);
  });

  shop.get('/help', async (context) => {
    const { language, show } = visit(context);
    if (office.failures.isOn('help-slow')) await office.wait(slowHelpMs);
    return show(helpPage(language));
  });

  shop.get('/orders/:number', (context) => {
    const { language, sessionId, show } = visit(context);
    const order = office.orders.find(Number(context.req.param('number')));
    const mine = order && ((sessionId && order.sessionId === sessionId) || context.req.query('key') === order.key);
    if (!mine) return show(notFoundPage(language), 404);
    return show(orderPage(order, new Date(office.now()), language, context.req.query('placed') !== undefined));
  });

  shop.get('/parcel-slip', (context) => {
    const { language, show } = visit(context);
    return show(parcelSlipPage(language, new URL(context.req.url).origin));
  });

  shop.get('/returns', (context) => {
    const { language, show } = visit(context);
    const accepted = context.req.query('accepted');
    if (accepted && /^R-\d{4,8}$/.test(accepted)) return show(returnAcceptedPage(accepted, language));
    return show(returnsPage(language, { orderNumber: (context.req.query('order') ?? '').slice(0, 12) }));
  });

  shop.post('/returns', async (context) => {
    const { language, wantsJson, show } = visit(context);
    const form = await context.req.parseBody();
    const request = {
      orderNumber: textOf(form, 'orderNumber'),
      email: textOf(form, 'email'),
      reason: textOf(form, 'reason'),
    };
    const decision = office.returnsDesk.ask(request);
    if (decision.accepted) {
      const location = `/returns?accepted=${decision.code}`;
      return wantsJson ? context.json({ ok: true, location }) : context.redirect(location, 303);
    }
    if (!wantsJson) return show(returnsPage(language, request, decision.faults), 422);
    const faults = returnFaults(decision.faults, language);
    return context.json({ ok: false, message: returnAlert(language), faults }, 422);
  });

  shop.route('/basket', basketRoutes(office, visit));
  shop.route('/checkout', checkoutRoutes(office, visit));
  shop.route('/privacy', privacyRoutes(visit));
  shop.all('*', (context) => {
    const { language, show } = visit(context);
    return show(notFoundPage(language), 404);
  });
  return shop;
}

import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ShopAnswer } from './answer.js';
import type { BackOffice } from './back-office.js';
import { maxQuantity } from './basket.js';
import { findProduct } from './catalogue.js';
import type { Localized } from './language.js';
import { basketPage } from './pages/basket-page.js';
import { notFoundPage } from './pages/not-found-page.js';
import { productPage } from './pages/product-page.js';
import { textOf } from './text-of.js';
import type { Visit } from './visit.js';

/** How long `basket-stuck` keeps the button without an answer, in milliseconds. */
const stuckMs = 8_000;

const soldOut: Localized = {
  en: 'This one has just sold out. Please choose another.',
  pl: 'Ten wariant właśnie się wyprzedał. Wybierz inny.',
};
const added: Localized = { en: 'It is in your basket.', pl: 'Produkt jest w koszyku.' };
const fewer: Localized = { en: 'We have no more of these.', pl: 'Nie mamy więcej sztuk.' };

/** Looking into the basket, putting things in, changing how many. */
export function basketRoutes(office: BackOffice, visit: (context: Context) => Visit): Hono {
  const { baskets, stock, failures } = office;
  const routes = new Hono();

  routes.get('/', (context) => {
    const { language, sessionId, show } = visit(context);
    return show(basketPage(sessionId ? baskets.lines(sessionId) : [], language));
  });

  routes.post('/', async (context) => {
    const { language, wantsJson, show, beginSession } = visit(context);
    const form = await context.req.parseBody();
    const product = findProduct(textOf(form, 'product'));
    const variant = product?.variants.find(({ id }) => id === textOf(form, 'variant'));
    if (failures.isOn('basket-stuck')) await office.wait(stuckMs);
    if (!product || !variant) return show(notFoundPage(language), 404);
    const sessionId = beginSession();
    const present = baskets
      .lines(sessionId)
      .find((line) => line.productId === product.id && line.variantId === variant.id);
    const wanted = (present?.quantity ?? 0) + 1;
    if (wanted > stock.available(product.id, variant.id) || wanted > maxQuantity) {
      const message = present ? fewer[language] : soldOut[language];
      if (!wantsJson) return show(productPage(product, stock, language, message), 409);
      return context.json({ ok: false, message } satisfies ShopAnswer, 409);
    }
    baskets.add(sessionId, product.id, variant.id);
    if (!wantsJson) return context.redirect('/basket', 303);
    const basketCount = baskets.lines(sessionId).reduce((sum, line) => sum + line.quantity, 0);
    return context.json({ ok: true, message: added[language], basketCount } satisfies ShopAnswer);
  });

  routes.post('/lines', async (context) => {
    const { language, sessionId, show } = visit(context);
    const form = await context.req.parseBody();
    if (!sessionId) return context.redirect('/basket', 303);
    const [product, variant] = [textOf(form, 'product'), textOf(form, 'variant')];
    const wanted = form['remove'] ? 0 : Number(textOf(form, 'quantity'));
    const possible = Math.min(wanted, stock.available(product, variant));
    baskets.change(sessionId, product, variant, possible);
    if (possible === wanted) return context.redirect('/basket', 303);
    return show(basketPage(baskets.lines(sessionId), language, fewer[language]), 409);
  });

  return routes;
}

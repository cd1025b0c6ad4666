import { html } from 'hono/html';
import type { BasketLine } from '../basket.js';
import { freeDeliveryCents, maxQuantity, totalsOf } from '../basket.js';
import { findProduct } from '../catalogue.js';
import { formatMoney } from '../formats.js';
import type { Language } from '../language.js';
import type { Html, Page } from '../page.js';

const words = {
  en: {
    title: 'Your basket',
    empty: 'Nothing in it yet.',
    shelf: 'See the shelf',
    quantity: 'Quantity',
    update: 'Update',
    remove: 'Remove',
    goods: 'Goods',
    delivery: 'Delivery',
    free: 'free',
    total: 'Total',
    checkout: 'To the checkout',
    more: (sum: string) => `${sum} more and delivery is free.`,
  },
  pl: {
    title: 'Twój koszyk',
    empty: 'Na razie jest pusty.',
    shelf: 'Zobacz półkę',
    quantity: 'Liczba sztuk',
    update: 'Zmień',
    remove: 'Usuń',
    goods: 'Produkty',
    delivery: 'Dostawa',
    free: 'bezpłatna',
    total: 'Razem',
    checkout: 'Przejdź do kasy',
    more: (sum: string) => `Jeszcze ${sum} i dostawa jest bezpłatna.`,
  },
};

/** The basket, with a form per line that works without script. */
export function basketPage(lines: readonly BasketLine[], language: Language, notice = ''): Page {
  const say = words[language];
  const totals = totalsOf(lines);
  const missing = freeDeliveryCents - totals.goodsCents;
  const filled = html`<ul class="basket-lines">
      ${lines.map((line) => basketLine(line, language))}
    </ul>
    <div class="sums">
      ${sums(lines, language)}
      ${missing > 0 ? html`<p class="quiet">${say.more(formatMoney(missing, language))}</p>` : ''}
      <a class="button wide" href="/checkout">${say.checkout}</a>
    </div>`;
  const empty = html`<p class="lead">${say.empty}</p>
    <p><a class="button" href="/#shelf">${say.shelf}</a></p>`;
  return {
    title: say.title,
    touchpoint: 'basket',
    body: html`<h1>${say.title}</h1>
      ${notice && html`<p class="notice" role="status">${notice}</p>`}
      <div class="${lines.length > 0 ? 'split' : ''}">${lines.length > 0 ? filled : empty}</div>`,
  };
}

/** What goods, delivery and all of it cost. */
export function sums(lines: readonly BasketLine[], language: Language): Html {
  const say = words[language];
  const { goodsCents, deliveryCents, totalCents } = totalsOf(lines);
  return html`<dl>
    <div>
      <dt>${say.goods}</dt>
      <dd>${formatMoney(goodsCents, language)}</dd>
    </div>
    <div>
      <dt>${say.delivery}</dt>
      <dd>${deliveryCents === 0 ? say.free : formatMoney(deliveryCents, language)}</dd>
    </div>
    <div class="total">
      <dt>${say.total}</dt>
      <dd>${formatMoney(totalCents, language)}</dd>
    </div>
  </dl>`;
}

/** Name and variant of a line in words. */
export function lineName(line: BasketLine, language: Language): string {
  const product = findProduct(line.productId);
  const variant = product?.variants.find(({ id }) => id === line.variantId);
  return [product?.name[language], variant?.name[language]].join(' · ');
}

function basketLine(line: BasketLine, language: Language): Html {
  const say = words[language];
  const product = findProduct(line.productId);
  if (!product) return html``;
  const field = `quantity-${line.productId}-${line.variantId}`;
  const hidden = html`<input type="hidden" name="product" value="${line.productId}" />
    <input type="hidden" name="variant" value="${line.variantId}" />`;
  return html`<li class="basket-line">
    <img src="/pictures/${product.id}.svg" alt="" width="88" height="77" />
    <div class="basket-what">
      <a href="/products/${product.id}">${lineName(line, language)}</a>
      <form class="inline-form" method="post" action="/basket/lines">
        ${hidden}
        <label for="${field}">${say.quantity}</label>
        <input id="${field}" name="quantity" type="number" min="0" max="${maxQuantity}" value="${line.quantity}" />
        <button class="plain">${say.update}</button>
        <button class="plain" name="remove" value="1">${say.remove}</button>
      </form>
    </div>
    <span class="basket-price">${formatMoney(product.priceCents * line.quantity, language)}</span>
  </li>`;
}

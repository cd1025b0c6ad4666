import { html, raw } from 'hono/html';
import type { Product } from '../catalogue.js';
import { formatMoney } from '../formats.js';
import type { Language } from '../language.js';
import type { Page } from '../page.js';
import type { Stock } from '../stock.js';

const words = {
  en: {
    add: 'Add to basket',
    soldOut: 'sold out',
    soldOutAll: 'Sold out at the moment',
    few: 'only a few left',
    details: 'Details',
    delivery: 'Delivery',
    promise: 'Ordered by 14:00, at your door in 2 days. Later orders take one day more.',
    returns: '60 days to return it, with a label paid by us.',
    missing: 'Your choice is sold out? Tell us.',
    added: 'It is in your basket.',
    shop: 'Shop',
    path: 'You are here',
  },
  pl: {
    add: 'Dodaj do koszyka',
    soldOut: 'wyprzedane',
    soldOutAll: 'Chwilowo wyprzedane',
    few: 'zostało kilka sztuk',
    details: 'Szczegóły',
    delivery: 'Dostawa',
    promise: 'Zamówione do 14:00, u Ciebie za 2 dni. Późniejsze zamówienia docierają dzień później.',
    returns: '60 dni na zwrot, etykietę opłacamy my.',
    missing: 'Wybrany wariant jest wyprzedany? Powiedz nam.',
    added: 'Produkt jest w koszyku.',
    shop: 'Sklep',
    path: 'Jesteś tutaj',
  },
};

/** One product. `notice` is what the server has to say about the last attempt to put it into the basket. */
export function productPage(product: Product, stock: Stock, language: Language, notice = ''): Page {
  const say = words[language];
  const pieces = product.variants.map((variant) => stock.available(product.id, variant.id));
  const first = pieces.findIndex((count) => count > 0);
  const variants = product.variants.map((variant, place) => {
    const count = pieces[place] ?? 0;
    const state = count === 0 ? say.soldOut : count < 10 ? say.few : '';
    return html`<label class="variant"
      ><input
        type="radio"
        name="variant"
        value="${variant.id}"
        ${count === 0 ? raw('disabled') : ''}
        ${place === first ? raw('checked') : ''}
      /><span>${variant.name[language]}${state && html` <small>${state}</small>`}</span></label
    >`;
  });
  return {
    title: product.name[language],
    touchpoint: 'product',
    body: html`<nav class="crumbs" aria-label="${say.path}">
        <a href="/#shelf">${say.shop}</a> <span aria-hidden="true">/</span> ${product.name[language]}
      </nav>
      <article class="product">
        <div class="product-picture">
          <img src="/pictures/${product.id}.svg" alt="${product.name[language]}" width="640" height="560" />
        </div>
        <div class="product-words">
          <h1>${product.name[language]}</h1>
          <p class="price">${formatMoney(product.priceCents, language)}</p>
          <p class="lead">${product.description[language]}</p>
          <form method="post" action="/basket" data-shop-form data-added="${say.added}">
            <input type="hidden" name="product" value="${product.id}" />
            <fieldset class="variants">
              <legend>${product.choice[language]}</legend>
              ${variants}
            </fieldset>
            ${
              first === -1
                ? html`<p class="notice">${say.soldOutAll}</p>`
                : html`<button class="button wide">${say.add}</button>`
            }
            <p class="notice" role="status" data-shop-notice>${notice}</p>
          </form>
          ${
            pieces.includes(0)
              ? html`<p data-earful-signal="outOfStock" data-earful-facts="${JSON.stringify({ product: product.id })}">
                  <a href="/earful/t/product?lang=${language}" data-earful-open="product">${say.missing}</a>
                </p>`
              : ''
          }
          <h2 class="small-heading">${say.details}</h2>
          <ul class="details">
            ${product.details.map((detail) => html`<li>${detail[language]}</li>`)}
          </ul>
          <h2 class="small-heading">${say.delivery}</h2>
          <ul class="details">
            <li><earful-promise ref="delivery-date">${say.promise}</earful-promise></li>
            <li>${say.returns}</li>
          </ul>
        </div>
      </article>`,
  };
}

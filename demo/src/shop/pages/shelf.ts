import { html } from 'hono/html';
import type { Product } from '../catalogue.js';
import { formatMoney } from '../formats.js';
import type { Language } from '../language.js';
import type { Html } from '../page.js';

/** Products as cards, each one link. */
export function shelf(products: readonly Product[], language: Language): Html {
  return html`<ul class="shelf">
    ${products.map(
      (product) =>
        html`<li>
          <a class="card" href="/products/${product.id}">
            <span class="card-picture"
              ><img src="/pictures/${product.id}.svg" alt="" width="320" height="280" loading="lazy"
            /></span>
            <span class="card-name">${product.name[language]}</span>
            <span class="card-line">${product.line[language]}</span>
            <span class="card-price">${formatMoney(product.priceCents, language)}</span>
          </a>
        </li>`,
    )}
  </ul>`;
}

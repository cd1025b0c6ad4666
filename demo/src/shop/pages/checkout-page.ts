import { html } from 'hono/html';
import type { BasketLine } from '../basket.js';
import type { CheckoutFaults, CheckoutField, CheckoutInput } from '../checkout-form.js';
import type { Language } from '../language.js';
import type { EarfulCall, Html, Page } from '../page.js';
import { promisedFor } from '../orders.js';
import { formatDay, formatMoney } from '../formats.js';
import { totalsOf } from '../basket.js';
import { checkoutWords } from './checkout-words.js';
import type { Field } from './field.js';
import { field } from './field.js';
import { lineName, sums } from './basket-page.js';

export interface CheckoutState {
  lines: readonly BasketLine[];
  now: Date;
  input?: CheckoutInput;
  faults?: CheckoutFaults;
  /** What stands above the button after a refused payment. */
  alert?: string;
  calls?: readonly EarfulCall[];
}

/** Address and card on one page. Card fields are never filled in again by the server. */
export function checkoutPage(state: CheckoutState, language: Language): Page {
  const say = checkoutWords[language];
  const { lines, input, faults = {}, alert = '' } = state;
  const show = (name: CheckoutField, more: Partial<Field> = {}): Html =>
    field({
      name,
      label: say.fields[name],
      value: name.startsWith('card') ? '' : input?.[name],
      fault: faultText(name, faults, language),
      ...more,
    });
  return {
    title: say.title,
    touchpoint: 'checkout',
    ...(state.calls ? { calls: state.calls } : {}),
    body: html`<h1>${say.title}</h1>
      <div class="split">
        <form class="stack" method="post" action="/checkout" data-shop-form>
          <fieldset>
            <legend>${say.address}</legend>
            <div class="fields">
              ${show('name', { autocomplete: 'name', maxlength: 100 })}
              ${show('email', { type: 'email', autocomplete: 'email', maxlength: 254 })}
              ${show('street', { autocomplete: 'street-address' })}
              ${show('postcode', { autocomplete: 'postal-code', maxlength: 10, className: 'short' })}
              ${show('city', { autocomplete: 'address-level2', maxlength: 100 })}
            </div>
          </fieldset>
          <fieldset>
            <legend>${say.card}</legend>
            <p class="hint">${say.cardHint}</p>
            <div class="fields">
              ${show('cardNumber', { autocomplete: 'cc-number', inputmode: 'numeric', maxlength: 24 })}
              ${show('cardExpiry', { autocomplete: 'cc-exp', maxlength: 7, hint: say.expiryHint, className: 'short' })}
              ${show('cardCode', { autocomplete: 'cc-csc', inputmode: 'numeric', maxlength: 4, hint: say.codeHint, className: 'short' })}
            </div>
          </fieldset>
          <p class="alert" role="alert" data-shop-alert>${alert}</p>
          <a class="after-alert" href="/earful/t/checkout?lang=${language}" data-earful-open="checkout">${say.tell}</a>
          <button class="button wide">${say.pay(formatMoney(totalsOf(lines).totalCents, language))}</button>
        </form>
        <section class="sums" aria-labelledby="order-heading">
          <h2 class="small-heading" id="order-heading">${say.order}</h2>
          <ul class="details">
            ${lines.map((line) => html`<li>${line.quantity} × ${lineName(line, language)}</li>`)}
          </ul>
          ${sums(lines, language)}
          <p class="quiet">${say.arrives(formatDay(promisedFor(state.now), language))}</p>
        </section>
      </div>`,
  };
}

/** What is wrong with a field, in words; empty when it is right. */
export function faultText(name: CheckoutField, faults: CheckoutFaults, language: Language): string {
  const say = checkoutWords[language];
  const fault = faults[name];
  if (!fault) return '';
  return fault === 'missing' ? say.missing : say.wrong[name];
}

import { html, raw } from 'hono/html';
import type { Language } from '../language.js';
import type { Page } from '../page.js';
import type { ReturnRequest } from '../returns-desk.js';
import { returnReasons } from '../returns-desk.js';
import { field } from './field.js';

const words = {
  en: {
    title: 'Send something back',
    intro:
      'You have 60 days. Fill this in, print the label we send you, and hand the parcel to any post office. The money is back within five working days of its arrival.',
    orderNumber: 'Order number',
    orderHint: 'It stands on the order’s page and in our mail, for example 1001',
    email: 'E-mail of the order',
    reason: 'Why does it come back?',
    choose: 'Please choose',
    send: 'Ask for a label',
    checkForm: 'Please look at the marked fields.',
    reasons: {
      size: 'Wrong size',
      damaged: 'It arrived damaged',
      different: 'Not as described',
      'changed-mind': 'I changed my mind',
    },
    faults: {
      orderNumber: { format: 'This is not one of our order numbers.', unknown: 'We have no order with this number.' },
      email: { format: 'This is not an e-mail address.', other: 'This order was placed with another e-mail address.' },
      reason: { choose: 'Please choose a reason.' },
    } as Record<string, Record<string, string>>,
    acceptedTitle: 'Your return is accepted',
    accepted: (code: string) =>
      `Return ${code}. The label is on its way to you by e-mail; put it on the parcel and hand it in anywhere.`,
  },
  pl: {
    title: 'Zwróć zakupy',
    intro:
      'Masz 60 dni. Wypełnij formularz, wydrukuj etykietę, którą przyślemy, i nadaj paczkę na dowolnej poczcie. Pieniądze wracają w ciągu pięciu dni roboczych od jej dotarcia.',
    orderNumber: 'Numer zamówienia',
    orderHint: 'Jest na stronie zamówienia i w naszym e-mailu, na przykład 1001',
    email: 'E-mail z zamówienia',
    reason: 'Dlaczego wraca?',
    choose: 'Wybierz',
    send: 'Poproś o etykietę',
    checkForm: 'Sprawdź zaznaczone pola.',
    reasons: {
      size: 'Zły rozmiar',
      damaged: 'Dotarło uszkodzone',
      different: 'Niezgodne z opisem',
      'changed-mind': 'Zmiana zdania',
    },
    faults: {
      orderNumber: { format: 'To nie jest numer naszego zamówienia.', unknown: 'Nie mamy zamówienia o tym numerze.' },
      email: { format: 'To nie jest adres e-mail.', other: 'To zamówienie złożono z innym adresem e-mail.' },
      reason: { choose: 'Wybierz powód.' },
    } as Record<string, Record<string, string>>,
    acceptedTitle: 'Zwrot przyjęty',
    accepted: (code: string) =>
      `Zwrot ${code}. Etykieta jest już w drodze e-mailem; naklej ją na paczkę i nadaj w dowolnym miejscu.`,
  },
};

/** The return form, with what was typed and what is wrong with it. */
export function returnsPage(
  language: Language,
  typed: Partial<ReturnRequest> = {},
  faults: Record<string, string> = {},
): Page {
  const say = words[language];
  const texts = returnFaults(faults, language);
  const reasons = returnReasons.map(
    (reason) =>
      html`<option value="${reason}" ${typed.reason === reason ? raw('selected') : ''}>${say.reasons[reason]}</option>`,
  );
  return {
    title: say.title,
    touchpoint: 'returns',
    body: html`<h1>${say.title}</h1>
      <p class="lead">${say.intro}</p>
      <form class="stack narrow" method="post" action="/returns" data-shop-form>
        <div class="fields">
          ${field({ name: 'orderNumber', label: say.orderNumber, hint: say.orderHint, value: typed.orderNumber, fault: texts['orderNumber'], inputmode: 'numeric', maxlength: 12 })}
          ${field({ name: 'email', label: say.email, type: 'email', autocomplete: 'email', value: typed.email, fault: texts['email'], maxlength: 254 })}
          <div class="field">
            <label for="reason">${say.reason}</label>
            <select
              id="reason"
              name="reason"
              required
              aria-describedby="reason-fault"
              ${texts['reason'] ? raw('aria-invalid="true"') : ''}
            >
              <option value="">${say.choose}</option>
              ${reasons}
            </select>
            <p class="fault" id="reason-fault">${texts['reason'] ?? ''}</p>
          </div>
        </div>
        <p class="alert" role="alert" data-shop-alert>${Object.keys(faults).length > 0 ? say.checkForm : ''}</p>
        <button class="button">${say.send}</button>
      </form>`,
  };
}

/** What follows an accepted return. */
export function returnAcceptedPage(code: string, language: Language): Page {
  const say = words[language];
  return {
    title: say.acceptedTitle,
    touchpoint: 'returns',
    body: html`<h1>${say.acceptedTitle}</h1>
      <p class="lead" data-earful-signal="returnDone">${say.accepted(code)}</p>`,
  };
}

/** Fault codes of the returns desk put into words, by field. */
export function returnFaults(faults: Record<string, string>, language: Language): Record<string, string> {
  const texts = words[language].faults;
  return Object.fromEntries(Object.entries(faults).map(([name, code]) => [name, texts[name]?.[code] ?? code]));
}

/** The sentence above the marked fields. */
export function returnAlert(language: Language): string {
  return words[language].checkForm;
}

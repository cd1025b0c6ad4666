import { html } from 'hono/html';
import type { FormSigns } from '../cases/take-critique.js';
import type { Markup } from '../pages/layout.js';

/** What machines like to fill in, and no browser has an address of its owner for. */
const trapName = 'subject';

/**
 * A field that no person sees: `hidden` takes it out of the page, out of the order of the keyboard and out of what screen readers
 * say, without a style sheet, too, and browsers do not fill in what is not there. A machine that reads the source does.
 */
export const trapField: Markup = html`<div hidden>
  <input
    name="${trapName}"
    tabindex="-1"
    autocomplete="off"
    aria-hidden="true"
    data-1p-ignore
    data-bwignore
    data-lpignore="true"
  />
</div>`;

/** How a form was filled in. Without script nobody measures how long it took. */
export const signsOf = (form: URLSearchParams): FormSigns => ({ isTrapFilled: Boolean(form.get(trapName)) });

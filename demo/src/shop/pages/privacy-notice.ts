import { html } from 'hono/html';
import type { Language } from '../language.js';
import type { Html } from '../page.js';
import type { Privacy } from '../privacy.js';
import { privacyForm } from './privacy-form.js';

const words = {
  en: {
    title: 'May we remember, and count?',
    intro: 'The shop works the same without. Until you say so, we do neither.',
  },
  pl: {
    title: 'Czy możemy zapamiętywać i liczyć?',
    intro: 'Bez tego sklep działa tak samo. Dopóki nie ma zgody, nie robimy ani jednego, ani drugiego.',
  },
};

/**
 * Asks for consent once, in the flow of the page below its content: it covers nothing and waits for whoever comes by.
 * While it is in view, Earful asks nothing.
 */
export function privacyNotice(privacy: Privacy, language: Language): Html {
  const say = words[language];
  return html`<section class="privacy" aria-labelledby="privacy-heading">
    <h2 class="small-heading" id="privacy-heading">${say.title}</h2>
    <p class="quiet">${say.intro}</p>
    ${privacyForm(privacy, language)}
  </section>`;
}

import { html } from 'hono/html';
import type { Language } from '../language.js';
import type { Page } from '../page.js';
import type { Privacy } from '../privacy.js';
import { privacyForm, savedText } from './privacy-form.js';

const words = {
  en: {
    title: 'Privacy choices',
    intro: 'Two things we do only if you allow them. The shop works the same without.',
    note: 'We note your choice in a cookie for 180 days, so that we need not ask again. Take a choice back, and what we noted for your next visit is deleted at once, the rest when you close the tab.',
  },
  pl: {
    title: 'Prywatność',
    intro: 'Dwie rzeczy, które robimy tylko za zgodą. Bez nich sklep działa tak samo.',
    note: 'Wybór zapisujemy w pliku cookie na 180 dni, żeby nie pytać ponownie. Cofnięcie zgody od razu usuwa to, co zapisano na następną wizytę, a resztę zamknięcie karty.',
  },
};

/** Where a choice is looked up and changed. */
export function privacyPage(privacy: Privacy, language: Language, isSaved: boolean): Page {
  const say = words[language];
  return {
    title: say.title,
    touchpoint: 'help',
    asksForConsent: true,
    body: html`<h1 id="privacy-heading">${say.title}</h1>
      <p class="lead">${say.intro}</p>
      <div class="narrow">${privacyForm(privacy, language, isSaved ? savedText(language) : '')}</div>
      <p class="quiet narrow after-form">${say.note}</p>`,
  };
}

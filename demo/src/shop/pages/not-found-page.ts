import { html } from 'hono/html';
import type { Language, Localized } from '../language.js';
import type { Page } from '../page.js';

const words = {
  title: { en: 'This page does not exist', pl: 'Tej strony nie ma' },
  advice: {
    en: 'The address may be mistyped, or the order belongs to another visit: use the link from our mail.',
    pl: 'Adres może zawierać błąd albo zamówienie pochodzi z innej wizyty: użyj linku z naszego e-maila.',
  },
  back: { en: 'To the shelf', pl: 'Wróć do półki' },
} satisfies Record<string, Localized>;

/** For every address that leads nowhere. */
export function notFoundPage(language: Language): Page {
  return {
    title: words.title[language],
    touchpoint: 'home',
    body: html`<h1>${words.title[language]}</h1>
      <p class="lead">${words.advice[language]}</p>
      <p><a class="button" href="/#shelf">${words.back[language]}</a></p>`,
  };
}

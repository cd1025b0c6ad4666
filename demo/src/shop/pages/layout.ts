import { html, raw } from 'hono/html';
import type { Localized } from '../language.js';
import { tagOf } from '../language.js';
import type { Html, Page, PageContext } from '../page.js';
import { jsonForScript } from '../page.js';
import { consentCall } from '../privacy.js';
import { privacyNotice } from './privacy-notice.js';

const words = {
  skip: { en: 'Skip to content', pl: 'Przejdź do treści' },
  strip: {
    en: 'This is a demonstration: nothing is sold here.',
    pl: 'To demonstracja: niczego tu nie sprzedajemy.',
  },
  note: { en: 'About this page', pl: 'O tej stronie' },
  switchboard: { en: 'Break it at the switchboard', pl: 'Zepsuj coś w rozdzielni' },
  tagline: { en: 'Kitchen and table', pl: 'Kuchnia i stół' },
  shelf: { en: 'Shop', pl: 'Sklep' },
  returns: { en: 'Returns', pl: 'Zwroty' },
  help: { en: 'Help', pl: 'Pomoc' },
  basket: { en: 'Basket', pl: 'Koszyk' },
  search: { en: 'Search', pl: 'Szukaj' },
  searchLabel: { en: 'Search the shop', pl: 'Szukaj w sklepie' },
  main: { en: 'Main', pl: 'Główne' },
  language: { en: 'Language', pl: 'Język' },
  about: {
    en: 'Things for the kitchen and the table, chosen to outlast the table.',
    pl: 'Rzeczy do kuchni i na stół, wybrane tak, by przetrwały stół.',
  },
  critique: { en: 'Tell us what went wrong', pl: 'Powiedz nam, co poszło nie tak' },
  slip: { en: 'The slip in the parcel', pl: 'Kartka w paczce' },
  privacy: { en: 'Privacy choices', pl: 'Prywatność' },
  service: { en: 'Service', pl: 'Obsługa' },
  promise: { en: 'Ordered by 14:00, at your door in 2 days', pl: 'Zamówione do 14:00, u Ciebie za 2 dni' },
} satisfies Record<string, Localized>;

/** A whole document: head, header, the page, footer, and what Earful needs. */
export function layout(page: Page, context: PageContext): Html {
  const { language, basketCount, privacy } = context;
  const say = (key: keyof typeof words) => words[key][language];
  return html`<!doctype html>
    <html lang="${tagOf[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · Larkspoon</title>
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/shop.css" />
        <link rel="stylesheet" href="/front.css" />
        <link rel="stylesheet" href="/forms.css" />
        <link rel="stylesheet" href="/pages.css" />
        <script type="application/json" data-earful>
          ${raw(context.earfulConfig)}
        </script>
        <script type="application/json" data-shop-calls>
          ${raw(jsonForScript([consentCall(privacy), ...(page.calls ?? [])]))}
        </script>
        <script defer src="/shop.js"></script>
        <script async src="/earful/earful.js" data-endpoint="/earful"></script>
      </head>
      <body>
        <a class="skip" href="#content">${say('skip')}</a>
        <aside class="strip" aria-label="${say('note')}">
          <span>${say('strip')}</span> <a href="/switchboard">${say('switchboard')}</a>
        </aside>
        <header class="masthead">
          <a class="brand" href="/"
            ><img src="/mark.svg" alt="" width="34" height="34" /><span class="brand-name">Larkspoon</span
            ><span class="brand-line">${say('tagline')}</span></a
          >
          <form class="search-box" action="/search" role="search">
            <label class="hidden" for="search-words">${say('searchLabel')}</label>
            <input id="search-words" type="search" name="q" placeholder="${say('searchLabel')}" maxlength="100" />
            <button>${say('search')}</button>
          </form>
          <nav class="links" aria-label="${say('main')}">
            <a href="/#shelf">${say('shelf')}</a>
            <a href="/returns">${say('returns')}</a>
            <a href="/help">${say('help')}</a>
            <a class="basket-link" href="/basket"
              >${say('basket')} <span class="count" data-basket-count>${basketCount}</span></a
            >
          </nav>
        </header>
        <main id="content" tabindex="-1">${page.body}</main>
        ${privacy.isAnswered || page.asksForConsent ? '' : privacyNotice(privacy, language)}
        <footer class="foot">
          <div>
            <p class="brand-name">Larkspoon</p>
            <p>${say('about')}</p>
            <p>${say('promise')}.</p>
          </div>
          <nav aria-label="${say('service')}">
            <a href="/help">${say('help')}</a>
            <a href="/returns">${say('returns')}</a>
            <a href="/earful/t/${page.touchpoint}?lang=${language}" data-earful-open="${page.touchpoint}"
              >${say('critique')}</a
            >
            <a href="/parcel-slip">${say('slip')}</a>
            <a href="/privacy">${say('privacy')}</a>
          </nav>
          ${languageSwitch(context, say('language'))}
        </footer>
      </body>
    </html>`;
}

function languageSwitch({ language, address }: PageContext, name: string): Html {
  const to = (target: string) => {
    const url = new URL(address, 'http://shop.invalid');
    url.searchParams.set('lang', target);
    return url.pathname + url.search;
  };
  const link = (target: string, label: string) =>
    html`<a href="${to(target)}" lang="${target}" ${language === target ? raw('aria-current="true"') : ''}
      >${label}</a
    >`;
  return html`<nav class="languages" aria-label="${name}">${link('en', 'English')} ${link('pl', 'Polski')}</nav>`;
}

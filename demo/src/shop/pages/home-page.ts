import { html } from 'hono/html';
import { catalogue } from '../catalogue.js';
import type { Language, Localized } from '../language.js';
import type { Page } from '../page.js';
import { shelf } from './shelf.js';

const words = {
  title: { en: 'Kitchen and table', pl: 'Kuchnia i stół' },
  headline: { en: 'Made to be used every day.', pl: 'Do używania na co dzień.' },
  intro: {
    en: 'Eight things for the kitchen and the table. Plain materials, good makers, and a spare part for anything that can wear out.',
    pl: 'Osiem rzeczy do kuchni i na stół. Proste materiały, dobrzy wytwórcy i część zamienna do wszystkiego, co może się zużyć.',
  },
  promise: { en: 'Ordered by 14:00, at your door in 2 days', pl: 'Zamówione do 14:00, u Ciebie za 2 dni' },
  promiseMore: {
    en: 'Later orders take one day more. Free delivery from €60.',
    pl: 'Późniejsze zamówienia docierają dzień później. Darmowa dostawa od 60 €.',
  },
  look: { en: 'See the shelf', pl: 'Zobacz półkę' },
  shelf: { en: 'The shelf', pl: 'Półka' },
  picture: {
    en: 'A table with a green kettle, bowls, a board and a tumbler',
    pl: 'Stół z zielonym czajnikiem, miskami, deską i szklanką',
  },
  one: { en: '60 days to change your mind', pl: '60 dni na zmianę zdania' },
  oneMore: {
    en: 'Used or not, as long as it is whole. The label is on us.',
    pl: 'Używane czy nie, byle całe. Etykietę opłacamy my.',
  },
  two: { en: 'Spare parts for 25 years', pl: 'Części zamienne przez 25 lat' },
  twoMore: { en: 'Burrs, handles, lids, apron straps.', pl: 'Żarna, rączki, pokrywki, szelki fartuchów.' },
  three: { en: 'A person answers', pl: 'Odpowiada człowiek' },
  threeMore: {
    en: 'Weekdays from 8:00 to 18:00, in English and Polish.',
    pl: 'W dni robocze od 8:00 do 18:00, po polsku i po angielsku.',
  },
} satisfies Record<string, Localized>;

/** The front of the shop: the delivery promise and everything on the shelf. */
export function homePage(language: Language): Page {
  const say = (key: keyof typeof words) => words[key][language];
  return {
    title: say('title'),
    touchpoint: 'home',
    body: html`<section class="hero">
        <div class="hero-words">
          <h1>${say('headline')}</h1>
          <p class="lead">${say('intro')}</p>
          <p class="promise">
            <strong><earful-promise ref="delivery-date">${say('promise')}</earful-promise></strong
            ><span>${say('promiseMore')}</span>
          </p>
          <p><a class="button" href="#shelf">${say('look')}</a></p>
        </div>
        <img class="hero-picture" src="/pictures/table.svg" alt="${say('picture')}" width="640" height="480" />
      </section>
      <section id="shelf" aria-labelledby="shelf-heading">
        <h2 id="shelf-heading">${say('shelf')}</h2>
        ${shelf(catalogue, language)}
      </section>
      <ul class="assurances">
        <li><strong>${say('one')}</strong>${say('oneMore')}</li>
        <li><strong>${say('two')}</strong>${say('twoMore')}</li>
        <li><strong>${say('three')}</strong>${say('threeMore')}</li>
      </ul>`,
  };
}

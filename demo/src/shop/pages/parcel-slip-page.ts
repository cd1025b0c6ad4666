import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { Language } from '../language.js';
import type { Page } from '../page.js';

const words = {
  en: {
    title: 'The slip in every parcel',
    intro: 'This is what lies on top of the tissue paper. Scan it, or follow its address: no shop, no account, no app.',
    thanks: 'Packed for you by hand.',
    ask: 'Late, damaged, or not what you expected? Tell us. One tap is enough.',
    code: 'Code with the address below',
    send: 'Sending something back: 60 days, label paid by us.',
    shared: 'The same page stands on a screen in our shop window, and clears itself between people:',
    screen: 'the screen',
  },
  pl: {
    title: 'Kartka w każdej paczce',
    intro: 'To leży na wierzchu w paczce. Wystarczy zeskanować albo wejść pod adres: bez sklepu, konta i aplikacji.',
    thanks: 'Zapakowane ręcznie, dla Ciebie.',
    ask: 'Za późno, uszkodzone albo nie tak, jak miało być? Powiedz nam. Wystarczy jedno dotknięcie.',
    code: 'Kod z adresem poniżej',
    send: 'Zwrot w ciągu 60 dni, etykietę opłacamy my.',
    shared: 'Ta sama strona jest na ekranie w naszej witrynie i czyści się przed następną osobą:',
    screen: 'ekran',
  },
};

/**
 * A printed slip with a code that leads to the hosted page: a touchpoint without a website.
 *
 * @param origin of the shop, because what is printed needs the whole address
 */
export function parcelSlipPage(language: Language, origin: string): Page {
  const say = words[language];
  const address = `${origin}/earful/t/order-status?via=qr`;
  return {
    title: say.title,
    touchpoint: 'order-status',
    body: html`<h1>${say.title}</h1>
      <p class="lead">${say.intro}</p>
      <section class="slip" aria-label="${say.title}">
        <p class="brand-name">Larkspoon</p>
        <p>${say.thanks}</p>
        <div class="slip-code" role="img" aria-label="${say.code}">
          ${raw(renderSVG(address, { ecc: 'Q', border: 4 }))}
        </div>
        <p><strong>${say.ask}</strong></p>
        <p class="slip-address"><a href="${address}">${address.replace(/^https?:\/\//, '')}</a></p>
        <p class="quiet">${say.send}</p>
      </section>
      <p>${say.shared} <a href="/earful/t/help?kiosk&amp;lang=${language}">${say.screen}</a>.</p>`,
  };
}

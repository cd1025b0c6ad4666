import { html, raw } from 'hono/html';
import type { Language } from '../language.js';
import type { Html } from '../page.js';
import type { Privacy } from '../privacy.js';

const words = {
  en: {
    storage: 'Remember on this device',
    storageHint: 'Which pages you came by, what we promised you, and that we have asked you already. It stays here.',
    measurement: 'Count',
    measurementHint: 'How often we ask and are answered, in sums by day. They say nothing about who you are.',
    refuses: 'Your browser asks not to be counted. We do as it says.',
    save: 'Save what I ticked',
    neither: 'Allow neither',
    saved: 'Saved. You can change it at any time: “Privacy choices” at the foot of every page.',
  },
  pl: {
    storage: 'Zapamiętuj na tym urządzeniu',
    storageHint: 'Którymi stronami prowadziła droga, co obiecaliśmy i że pytanie już padło. To zostaje tutaj.',
    measurement: 'Licz',
    measurementHint: 'Jak często pytamy i dostajemy odpowiedź, w sumach dziennych. Nie mówią, kto odpowiada.',
    refuses: 'Przeglądarka prosi, by nie liczyć. Stosujemy się do tego.',
    save: 'Zapisz zaznaczone',
    neither: 'Nie zgadzam się',
    saved: 'Zapisano. Wybór można zmienić w każdej chwili: „Prywatność” na dole każdej strony.',
  },
};

/** What is said once a choice is saved. */
export const savedText = (language: Language): string => words[language].saved;

/** Two separate choices, nothing ticked beforehand, and two buttons of the same weight. */
export function privacyForm(privacy: Privacy, language: Language, notice = ''): Html {
  const say = words[language];
  const box = (name: 'storage' | 'measurement', hint: string, isOff = false) =>
    html`<label class="tick"
        ><input
          type="checkbox"
          name="${name}"
          value="1"
          aria-describedby="${name}-hint"
          ${privacy[name] ? raw('checked') : ''}
          ${isOff ? raw('disabled') : ''}
        />${say[name]}</label
      >
      <p class="hint" id="${name}-hint">${hint}</p>`;
  // Only the first button says "save": a form that is sent without a button allows nothing.
  return html`<form method="post" action="/privacy" data-shop-form aria-labelledby="privacy-heading">
    <div class="ticks consent">
      <div>${box('storage', say.storageHint)}</div>
      <div>
        ${privacy.refusesCounting ? box('measurement', say.refuses, true) : box('measurement', say.measurementHint)}
      </div>
      <p class="pair">
        <button class="button second" name="save" value="1">${say.save}</button>
        <button class="button second">${say.neither}</button>
      </p>
    </div>
    <p class="notice" role="status" tabindex="-1" data-shop-notice>${notice}</p>
  </form>`;
}

import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/cs';
export { prompt } from '@earful/protocol/wording/prompt/cs';

export const page: PageWords<'cs'> = {
  title: 'Vaše zpráva',
  heading: 'Vaše zpráva {ref}',
  states: {
    received: {
      name: 'Přijato',
      meaning: 'Zpráva dorazila a čeká, až si ji někdo přečte.',
    },
    acknowledged: {
      name: 'Přečteno',
      meaning: 'Někdo ji přečetl a zabývá se jí.',
    },
    answered: {
      name: 'Zodpovězeno',
      meaning: 'Níže je pro vás odpověď.',
    },
  },
  received: 'Přijato',
  about: 'Týká se',
  reader: 'Kdo to čte',
  readBy: 'Přečteme do',
  readAt: 'Přečteno',
  answerBy: 'Odpovíme do',
  yourWords: 'Co jste nám sdělili',
  comparison: 'Ve srovnání s očekáváním',
  severity: 'Jak je to důležité',
  happened: 'Vlastními slovy',
  should: 'Jak to mělo být',
  remedy: 'Co by to napravilo',
  noWords: 'Beze slov, a nejsou ani potřeba.',
  leftOut: 'Z bezpečnostních důvodů vynecháno: {kinds}.',
  answers: 'Odpovědi',
  noAnswer: 'Odpověď tu zatím není. Objeví se na této stránce.',
  noAnswerAsked: 'O odpověď jste nežádali. Pokud nějaká bude, objeví se na této stránce.',
  keepLink:
    'Tato stránka je soukromá: přečte si ji každý, kdo má její adresu. Adresu si uložte, abyste se mohli vrátit.',
  missingTitle: 'Nic tu není',
  missing: 'Na této adrese žádná zpráva není. Zkontrolujte prosím, zda je odkaz zkopírovaný celý.',
  skipToContent: 'Přejít k obsahu',
  hostedTitle: '{brand}: napište, co se nepovedlo',
  hostedIntro: 'Stačí jedno klepnutí. Vše ostatní je nepovinné.',
  addMore: 'Chcete něco doplnit? Je to nepovinné.',
  sendDetails: 'Odeslat podrobnosti',
  tooLong: 'Tento text je delší než {count} znaků. Zkraťte ho prosím.',
  language: 'Jazyk',
  kioskDone: 'Děkujeme. Zprávu máme.',
  kioskNext: 'Další osoba',
  kioskClear: {
    one: 'Tato obrazovka se vymaže za {n} sekundu.',
    few: 'Tato obrazovka se vymaže za {n} sekundy.',
    many: 'Tato obrazovka se vymaže za {n} sekundy.',
    other: 'Tato obrazovka se vymaže za {n} sekund.',
  },
  offlineSaved: 'Bez připojení. Zůstane to v tomto zařízení a odejde, až se připojení obnoví.',
  amendTitle: 'Změnit nebo doplnit',
  noMore: 'Tato zpráva se měnila tolikrát, že už do ní nejde nic přidat.',
  stillHere: 'Váš text tu zůstal a lze ho zkopírovat.',
  withdraw: 'Stáhnout zpět',
  withdrawSure: 'Stáhnout tuto zprávu? Nelze to vrátit.',
  withdrawn: 'Tuto zprávu jste stáhli.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

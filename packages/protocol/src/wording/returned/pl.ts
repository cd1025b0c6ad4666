import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Wiadomości, które wróciły',
  titleKept: 'Wiadomości na tym urządzeniu',
  written: 'Napisano {date}',
  invalid: 'Nie została przyjęta.',
  tooLarge: 'Była za długa.',
  tooOld: 'Nie udało się jej dostarczyć na czas.',
  sendNew: 'Wyślij jako nową wiadomość',
  copied: 'Skopiowano',
};

export const state: WordingState = { source: 'our own', reviewed: false };

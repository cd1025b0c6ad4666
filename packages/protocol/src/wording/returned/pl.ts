import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Zgłoszenia, które wróciły',
  titleKept: 'Zgłoszenia na tym urządzeniu',
  written: 'Napisano {date}',
  invalid: 'Nie zostało przyjęte.',
  tooLarge: 'Było za długie.',
  tooOld: 'Nie udało się go dostarczyć na czas.',
  sendNew: 'Wyślij jako nowe zgłoszenie',
};

export const state: WordingState = { source: 'our own', reviewed: false };

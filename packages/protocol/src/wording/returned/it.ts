import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Messaggi tornati indietro',
  titleKept: 'Messaggi su questo dispositivo',
  written: 'Scritto il {date}',
  invalid: 'Non è stato accettato.',
  tooLarge: 'Era troppo lungo.',
  tooOld: 'Non è stato possibile consegnarlo in tempo.',
  sendNew: 'Invia come nuovo messaggio',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Messages revenus',
  titleKept: 'Messages sur cet appareil',
  written: 'Écrit le {date}',
  invalid: 'Il n’a pas été accepté.',
  tooLarge: 'Il était trop long.',
  tooOld: 'Il n’a pas pu être remis à temps.',
  sendNew: 'Envoyer comme nouveau message',
};

export const state: WordingState = { source: 'our English', reviewed: false };

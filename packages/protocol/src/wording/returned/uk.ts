import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Повідомлення, що повернулися',
  titleKept: 'Повідомлення на цьому пристрої',
  written: 'Написано {date}',
  invalid: 'Його не прийняли.',
  tooLarge: 'Воно було задовге.',
  tooOld: 'Його не вдалося доставити вчасно.',
  sendNew: 'Надіслати як нове повідомлення',
};

export const state: WordingState = { source: 'our English', reviewed: false };

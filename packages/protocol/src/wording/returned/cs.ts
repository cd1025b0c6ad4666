import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Zprávy, které se vrátily',
  titleKept: 'Zprávy v tomto zařízení',
  written: 'Napsáno {date}',
  invalid: 'Nebyla přijata.',
  tooLarge: 'Byla příliš dlouhá.',
  tooOld: 'Nepodařilo se ji doručit včas.',
  sendNew: 'Odeslat jako novou zprávu',
};

export const state: WordingState = { source: 'our English', reviewed: false };

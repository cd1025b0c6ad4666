import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Teruggekomen berichten',
  titleKept: 'Berichten op dit apparaat',
  written: 'Geschreven op {date}',
  invalid: 'Het is niet aangenomen.',
  tooLarge: 'Het was te lang.',
  tooOld: 'Het kon niet op tijd worden bezorgd.',
  sendNew: 'Als nieuw bericht versturen',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Zurückgekommene Nachrichten',
  titleKept: 'Nachrichten auf diesem Gerät',
  written: 'Geschrieben am {date}',
  invalid: 'Sie wurde nicht angenommen.',
  tooLarge: 'Sie war zu lang.',
  tooOld: 'Sie konnte nicht rechtzeitig zugestellt werden.',
  sendNew: 'Als neue Nachricht senden',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Wie war es?',
    body: 'Gut, schlecht oder weder noch: Bitte sagen Sie es, wie es war.',
  },
  praise: {
    title: 'Was ist hier gut gelungen?',
    body: 'Sagen Sie uns, was gut war. Und auch, was nicht gut war: Genau das können wir ändern.',
  },
  warm: {
    inviteTitle: 'War hier etwas nicht in Ordnung?',
    inviteBody:
      'War alles gut? Das freut uns. War es das nicht? Dann möchten wir es gern von Ihnen hören. Genau das können wir ändern.',
    received: 'Danke für Ihre Offenheit. Ihre Nachricht ist da.',
    nextOpen: 'Wir lesen jede Nachricht, auch Ihre. Auf diese antworten wir nur auf Wunsch. Nummer {ref}.',
  },
  formal: {
    inviteTitle: 'Haben wir hier Ihre Erwartungen nicht erfüllt?',
    inviteBody:
      'War alles in Ordnung, freut es uns. Falls nicht, teilen Sie es uns bitte mit. Genau das können wir ändern.',
    received: 'Vielen Dank. Ihre Nachricht ist eingegangen.',
    nextOpen: 'Jede Nachricht wird gelesen. Diese wird nur auf Ihren Wunsch beantwortet. Nummer {ref}.',
    never: 'Bitte nicht mehr fragen',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

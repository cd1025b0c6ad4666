import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Comment cela s’est-il passé\u00a0?',
    body: 'Bien, mal ou entre les deux\u00a0: dites-le-nous tel quel.',
  },
  praise: {
    title: 'Qu’est-ce qui s’est bien passé ici\u00a0?',
    body: 'Dites-nous ce qui était bien. Et ce qui ne l’était pas\u00a0: c’est ce que nous pouvons corriger.',
  },
  warm: {
    inviteTitle: 'Quelque chose n’allait pas ici\u00a0?',
    inviteBody:
      'C’était bien\u00a0? Nous en sommes ravis. Ce ne l’était pas\u00a0? Nous aimerions vous entendre\u00a0: c’est ce que nous pouvons corriger.',
    received: 'Merci de nous l’avoir dit. Nous l’avons reçu.',
    nextOpen:
      'Nous lisons chaque message, le vôtre aussi. Nous ne répondons à celui-ci que sur demande. Référence {ref}.',
  },
  formal: {
    inviteTitle: 'N’avons-nous pas répondu à vos attentes\u00a0?',
    inviteBody:
      'Si tout allait bien, nous nous en réjouissons. Sinon, veuillez nous en faire part\u00a0: c’est ce que nous pouvons corriger.',
    received: 'Nous vous remercions. Votre message nous est parvenu.',
    nextOpen: 'Chaque message est lu. Celui-ci ne reçoit de réponse qu’à votre demande. Référence {ref}.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

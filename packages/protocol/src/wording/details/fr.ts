import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'fr'> = {
  preview: 'Voici ce qui est envoyé\u00a0:',
  undone: 'Ce qui n’était pas encore envoyé a été supprimé. Ce qui est arrivé avant reste chez nous.',
  withdrawSure: 'Votre réponse, votre texte et vos coordonnées seront supprimés. C’est sans retour possible.',
  withdrawYes: 'Retirer définitivement',
  withdrawKept:
    'Pas encore retiré. Votre demande reste sur cet appareil jusqu’au {date} et partira à la prochaine ouverture de ce site en ligne.',
  textKept: 'Votre texte est toujours là.',
  textReturned: 'Votre texte est ici\u00a0: à copier, modifier ou supprimer.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'it'> = {
  preview: 'Viene inviato così:',
  undone: 'È stato eliminato ciò che non era stato inviato. Ciò che è arrivato prima resta da noi.',
  withdrawSure: 'La risposta, il testo e i recapiti vengono eliminati. Non si può annullare.',
  withdrawYes: 'Ritira per sempre',
  withdrawKept:
    'Non ancora ritirato. La richiesta resta su questo dispositivo fino al giorno {date} e partirà alla prossima apertura del sito con la connessione.',
  textKept: 'Il testo è ancora qui.',
  textReturned: 'Il testo è qui: si può copiare, modificare o eliminare.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

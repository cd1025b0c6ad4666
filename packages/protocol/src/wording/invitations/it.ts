import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Com’è andata?',
    body: 'Bene, male o né l’uno né l’altro: vogliamo saperlo così com’è.',
  },
  praise: {
    title: 'Che cosa è andato bene qui?',
    body: 'Vogliamo sapere che cosa andava bene. E che cosa no: è ciò che possiamo sistemare.',
  },
  warm: {
    inviteTitle: 'C’è stato qualcosa che non andava?',
    inviteBody: 'Se è andato tutto bene, ci fa piacere. Se no, ci piacerebbe saperlo: è ciò che possiamo sistemare.',
    received: 'Grazie per avercelo detto. È arrivato.',
    nextOpen: 'Leggiamo ogni messaggio, anche questo. Rispondiamo solo su richiesta. Riferimento {ref}.',
  },
  formal: {
    inviteTitle: 'Non abbiamo soddisfatto le Sue aspettative?',
    inviteBody:
      'Se tutto è andato bene, ne siamo lieti. In caso contrario La preghiamo di comunicarcelo: è ciò che possiamo correggere.',
    severity: 'Quanto è importante per Lei?',
    reply: 'Desidera una risposta?',
    detailsTitle: 'Desidera aggiungere qualcosa?',
    doneTitle: 'Il Suo messaggio',
    received: 'Grazie. Il Suo messaggio è stato ricevuto.',
    nextOpen: 'Ogni messaggio viene letto. A questo rispondiamo solo su Sua richiesta. Riferimento {ref}.',
    status: 'Stato del messaggio',
    amend: 'Modificare o aggiungere',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

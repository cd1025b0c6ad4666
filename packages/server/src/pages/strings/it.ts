import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/it';
export { prompt } from '@earful/protocol/wording/prompt/it';

export const page: PageWords<'it'> = {
  title: 'Il messaggio',
  heading: 'Messaggio {ref}',
  states: {
    received: {
      name: 'Ricevuto',
      meaning: 'È arrivato e attende di essere letto da una persona.',
    },
    acknowledged: {
      name: 'Letto',
      meaning: 'Una persona l’ha letto e se ne sta occupando.',
    },
    answered: {
      name: 'C’è una risposta',
      meaning: 'La risposta è qui sotto.',
    },
  },
  received: 'Ricevuto',
  about: 'Riguarda',
  reader: 'Chi lo legge',
  readBy: 'Letto entro',
  readAt: 'Letto',
  answerBy: 'Risposta entro',
  yourWords: 'Il contenuto',
  comparison: 'Rispetto alle aspettative',
  severity: 'Quanto è importante',
  happened: 'Con parole proprie',
  should: 'Come sarebbe dovuto andare',
  remedy: 'Che cosa rimedierebbe',
  noWords: 'Senza parole, e non ne servono.',
  leftOut: 'Omesso per sicurezza: {kinds}.',
  answers: 'Risposte',
  noAnswer: 'Non c’è ancora una risposta. Apparirà in questa pagina.',
  noAnswerAsked: 'Non è stata chiesta una risposta. Se ce ne sarà una, apparirà in questa pagina.',
  keepLink: 'Questa pagina è privata: chi ha l’indirizzo può leggerla. Conviene conservarlo per tornare a vedere.',
  missingTitle: 'Qui non c’è nulla',
  missing: 'A questo indirizzo non c’è nessun messaggio. Conviene verificare che il link sia stato copiato per intero.',
  skipToContent: 'Vai al contenuto',
  hostedTitle: 'Dire a {brand} che cosa non va',
  hostedIntro: 'Basta un tocco. Tutto il resto è facoltativo.',
  addMore: 'Qualcosa da aggiungere? È facoltativo.',
  sendDetails: 'Invia i dettagli',
  tooLong: 'Questo testo supera i {count} caratteri. Va accorciato.',
  language: 'Lingua',
  kioskDone: 'Grazie. È arrivato.',
  kioskNext: 'Prossima persona',
  kioskClear: {
    one: 'Questa schermata si svuota tra {n} secondo.',
    many: 'Questa schermata si svuota tra {n} di secondi.',
    other: 'Questa schermata si svuota tra {n} secondi.',
  },
  offlineSaved: 'Nessuna connessione. Resta su questo dispositivo e partirà quando la connessione tornerà.',
  amendTitle: 'Modifica o aggiungi',
  noMore: 'Questo messaggio è stato modificato tante volte che non si può più aggiungere nulla.',
  stillHere: 'Il testo è ancora qui e si può copiare.',
  withdraw: 'Ritira',
  withdrawSure: 'Ritirare questo messaggio? Non si può annullare.',
  withdrawn: 'Questo messaggio è stato ritirato.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

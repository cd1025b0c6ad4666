import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: '¿Qué tal ha sido?',
    body: 'Bien, mal o ni lo uno ni lo otro: queremos saberlo tal como fue.',
  },
  praise: {
    title: '¿Qué ha ido bien aquí?',
    body: 'Queremos saber qué ha estado bien. Y también qué no: es lo que podemos arreglar.',
  },
  warm: {
    inviteTitle: '¿Ha habido algo que no iba bien?',
    inviteBody: 'Si todo ha ido bien, qué alegría. Si no, nos gustaría mucho saberlo: es lo que podemos arreglar.',
    received: 'Gracias por contárnoslo. Ya lo tenemos.',
    nextOpen: 'Leemos todos los mensajes, también este. Solo respondemos si nos lo piden. Referencia {ref}.',
  },
  formal: {
    inviteTitle: '¿No hemos cumplido sus expectativas?',
    inviteBody: 'Si todo ha ido bien, nos alegramos. Si no, le rogamos que nos lo indique: es lo que podemos corregir.',
    severity: '¿Qué importancia tiene para usted?',
    reply: '¿Desea una respuesta?',
    detailsTitle: '¿Desea añadir algo?',
    doneTitle: 'Su mensaje',
    received: 'Gracias. Hemos recibido su mensaje.',
    nextOpen: 'Leemos todos los mensajes. A este solo respondemos si usted lo pide. Referencia {ref}.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

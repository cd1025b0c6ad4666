import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Mensajes devueltos',
  titleKept: 'Mensajes en este dispositivo',
  written: 'Escrito el {date}',
  invalid: 'No se ha aceptado.',
  tooLarge: 'Era demasiado largo.',
  tooOld: 'No se ha podido entregar a tiempo.',
  sendNew: 'Enviar como mensaje nuevo',
};

export const state: WordingState = { source: 'our English', reviewed: false };

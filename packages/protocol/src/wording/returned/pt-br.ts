import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Mensagens que voltaram',
  titleKept: 'Mensagens neste aparelho',
  written: 'Escrita em {date}',
  invalid: 'Não foi aceita.',
  tooLarge: 'Era longa demais.',
  tooOld: 'Não foi possível entregá-la a tempo.',
  sendNew: 'Enviar como nova mensagem',
};

export const state: WordingState = { source: 'our English', reviewed: false };

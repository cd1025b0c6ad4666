import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'pt-BR'> = {
  preview: 'É isto que será enviado:',
  undone: 'O que não tinha sido enviado foi apagado. O que chegou antes continua conosco.',
  withdrawSure: 'A resposta, o texto e os dados de contato serão apagados. Não dá para desfazer.',
  withdrawYes: 'Retirar de vez',
  withdrawKept:
    'Ainda não foi retirada. O pedido fica neste aparelho até {date} e será enviado na próxima vez que este site for aberto com conexão.',
  textKept: 'O texto continua aqui.',
  textReturned: 'O texto está aqui: dá para copiar, mudar ou apagar.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'es'> = {
  preview: 'Se envía así:',
  undone: 'Se ha borrado lo que no se había enviado. Lo que llegó antes sigue con nosotros.',
  withdrawSure: 'Se borrarán la respuesta, el texto y los datos de contacto. No se puede deshacer.',
  withdrawYes: 'Retirar para siempre',
  withdrawKept:
    'Aún no se ha retirado. La petición queda en este dispositivo hasta el {date} y saldrá la próxima vez que este sitio se abra con conexión.',
  textKept: 'El texto sigue aquí.',
  textReturned: 'El texto está aquí: se puede copiar, cambiar o borrar.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

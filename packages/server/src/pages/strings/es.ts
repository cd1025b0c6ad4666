import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/es';
export { prompt } from '@earful/protocol/wording/prompt/es';

export const page: PageWords<'es'> = {
  title: 'Su mensaje',
  heading: 'Su mensaje {ref}',
  states: {
    received: {
      name: 'Recibido',
      meaning: 'Ha llegado y espera a que lo lea una persona.',
    },
    acknowledged: {
      name: 'Leído',
      meaning: 'Una persona lo ha leído y se ocupa de él.',
    },
    answered: {
      name: 'Respondido',
      meaning: 'Más abajo hay una respuesta.',
    },
  },
  received: 'Recibido',
  about: 'Sobre',
  reader: 'Quién lo lee',
  readBy: 'Leído a más tardar',
  readAt: 'Leído',
  answerBy: 'Respondido a más tardar',
  yourWords: 'Lo que nos ha contado',
  comparison: 'En comparación con lo esperado',
  severity: 'Cuánto importa',
  happened: 'Con palabras propias',
  should: 'Cómo tendría que haber sido',
  remedy: 'Qué lo arreglaría',
  noWords: 'Sin palabras, y no hacen falta.',
  leftOut: 'Omitido por seguridad: {kinds}.',
  answers: 'Respuestas',
  noAnswer: 'Todavía no hay respuesta. Aparecerá en esta página.',
  noAnswerAsked: 'No se pidió respuesta. Si la hay, aparecerá en esta página.',
  keepLink: 'Esta página es privada: quien tenga su dirección puede leerla. Conviene guardar la dirección para volver.',
  missingTitle: 'Aquí no hay nada',
  missing: 'No hay ningún mensaje en esta dirección. Conviene comprobar que el enlace se copió entero.',
  skipToContent: 'Ir al contenido',
  hostedTitle: 'Contar a {brand} qué ha fallado',
  hostedIntro: 'Basta con un toque. Todo lo demás es opcional.',
  addMore: '¿Algo que añadir? Es opcional.',
  sendDetails: 'Enviar detalles',
  tooLong: 'Este texto supera los {count} caracteres. Hay que acortarlo.',
  language: 'Idioma',
  kioskDone: 'Gracias. Ya lo tenemos.',
  kioskNext: 'Siguiente persona',
  kioskClear: {
    one: 'Esta pantalla se vacía en {n} segundo.',
    many: 'Esta pantalla se vacía en {n} de segundos.',
    other: 'Esta pantalla se vacía en {n} segundos.',
  },
  offlineSaved: 'Sin conexión. Queda en este dispositivo y saldrá cuando vuelva.',
  amendTitle: 'Cambiar o añadir algo',
  noMore: 'Este mensaje se ha cambiado tantas veces que ya no se puede añadir nada.',
  stillHere: 'El texto sigue aquí y se puede copiar.',
  withdraw: 'Retirar',
  withdrawSure: '¿Retirar este mensaje? No se puede deshacer.',
  withdrawn: 'Este mensaje se ha retirado.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

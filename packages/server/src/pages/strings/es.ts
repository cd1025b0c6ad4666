import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/es';
export { prompt } from '@earful/protocol/wording/prompt/es';

export const page: PageWords<'es'> = {
  title: 'Su crítica',
  heading: 'Su crítica {ref}',
  states: {
    received: {
      name: 'Recibida',
      meaning: 'Ha llegado y espera a que la lea una persona.',
    },
    acknowledged: {
      name: 'Leída',
      meaning: 'Una persona la ha leído y se ocupa de ella.',
    },
    answered: {
      name: 'Respondida',
      meaning: 'Más abajo hay una respuesta.',
    },
  },
  received: 'Recibida',
  about: 'Sobre',
  reader: 'Quién la lee',
  readBy: 'Leída a más tardar',
  readAt: 'Leída',
  answerBy: 'Respondida a más tardar',
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
  missing: 'No hay ninguna crítica en esta dirección. Conviene comprobar que el enlace se copió entero.',
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
  withdraw: 'Retirar',
  withdrawSure: '¿Retirar esta crítica? No se puede deshacer.',
  withdrawn: 'Esta crítica se ha retirado.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

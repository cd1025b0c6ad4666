import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'uk'> = {
  preview: 'Буде надіслано так:',
  undone: 'Ненадіслане видалено. Те, що надійшло раніше, залишається в нас.',
  withdrawSure: 'Відповідь, текст і контактні дані буде видалено. Скасувати це неможливо.',
  withdrawYes: 'Відкликати остаточно',
  withdrawKept:
    'Ще не відкликано. Запит лишиться на цьому пристрої до {date} й надішлеться, коли сайт знову відкриють онлайн.',
  textKept: 'Текст досі тут.',
  textReturned: 'Текст тут: його можна скопіювати, змінити або видалити.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Розкажіть, що пішло не так',
  opening: 'Хвилинку…',
  fault: 'Немає з’єднання. Спробувати ще раз',
  options: 'Параметри цієї кнопки',
  move: 'На інший бік',
  hideToday: 'Приховати до завтра',
  shrink: 'Зменшити',
  grow: 'Знову збільшити',
};

export const state: WordingState = { source: 'our English', reviewed: false };

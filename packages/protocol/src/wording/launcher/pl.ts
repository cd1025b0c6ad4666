import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Powiedz nam, co poszło nie tak',
  opening: 'Chwileczkę…',
  fault: 'Brak połączenia. Spróbuj ponownie',
  options: 'Opcje tego przycisku',
  move: 'Przenieś na drugą stronę',
  hideToday: 'Ukryj do jutra',
  shrink: 'Zmniejsz',
  grow: 'Powiększ z powrotem',
};

export const state: WordingState = { source: 'our own', reviewed: false };

import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Contar qué ha fallado',
  opening: 'Un momento…',
  fault: 'Sin conexión. Intentar de nuevo',
  options: 'Opciones de este botón',
  move: 'Pasar al otro lado',
  hideToday: 'Ocultar hasta mañana',
  shrink: 'Hacer pequeño',
  grow: 'Hacer grande otra vez',
};

export const state: WordingState = { source: 'our English', reviewed: false };

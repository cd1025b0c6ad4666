import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Contar o que deu errado',
  opening: 'Um momento…',
  fault: 'Sem conexão. Tentar de novo',
  options: 'Opções deste botão',
  move: 'Passar para o outro lado',
  hideToday: 'Ocultar até amanhã',
  shrink: 'Diminuir',
  grow: 'Aumentar de novo',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Dites-nous ce qui n’a pas marché',
  opening: 'Un instant…',
  fault: 'Pas de connexion. Réessayer',
  options: 'Options de ce bouton',
  move: 'Passer de l’autre côté',
  hideToday: 'Masquer jusqu’à demain',
  shrink: 'Réduire',
  grow: 'Agrandir de nouveau',
};

export const state: WordingState = { source: 'our English', reviewed: false };

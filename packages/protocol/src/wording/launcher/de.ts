import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Sagen Sie uns, was schieflief',
  opening: 'Einen Moment\u00a0…',
  fault: 'Keine Verbindung. Erneut versuchen',
  options: 'Optionen dieser Schaltfläche',
  move: 'Auf die andere Seite',
  hideToday: 'Bis morgen ausblenden',
  shrink: 'Verkleinern',
  grow: 'Wieder vergrößern',
};

export const state: WordingState = { source: 'our English', reviewed: false };

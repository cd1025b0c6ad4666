import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Laat weten wat er misging',
  opening: 'Een ogenblik…',
  fault: 'Geen verbinding. Opnieuw proberen',
  options: 'Opties van deze knop',
  move: 'Naar de andere kant',
  hideToday: 'Verbergen tot morgen',
  shrink: 'Kleiner maken',
  grow: 'Weer groter maken',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Napište nám, co se nepovedlo',
  opening: 'Okamžik…',
  fault: 'Bez připojení. Zkusit znovu',
  options: 'Možnosti tohoto tlačítka',
  move: 'Přesunout na druhou stranu',
  hideToday: 'Skrýt do zítřka',
  shrink: 'Zmenšit',
  grow: 'Zase zvětšit',
};

export const state: WordingState = { source: 'our English', reviewed: false };

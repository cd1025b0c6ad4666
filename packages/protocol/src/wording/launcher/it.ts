import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Dire che cosa non va',
  opening: 'Un momento…',
  fault: 'Nessuna connessione. Riprova',
  options: 'Opzioni di questo pulsante',
  move: 'Sposta dall’altra parte',
  hideToday: 'Nascondi fino a domani',
  shrink: 'Rimpicciolisci',
  grow: 'Ingrandisci di nuovo',
};

export const state: WordingState = { source: 'our English', reviewed: false };

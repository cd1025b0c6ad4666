import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'Neyin ters gittiğini söyleyin',
  opening: 'Bir dakika…',
  fault: 'Bağlantı yok. Yeniden dene',
  options: 'Bu düğmenin seçenekleri',
  move: 'Diğer tarafa taşı',
  hideToday: 'Yarına kadar gizle',
  shrink: 'Küçült',
  grow: 'Yeniden büyüt',
};

export const state: WordingState = { source: 'our English', reviewed: false };

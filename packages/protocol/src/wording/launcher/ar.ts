import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'إخبارنا بما لم يكن جيدًا',
  opening: 'لحظة…',
  fault: 'لا يوجد اتصال. المحاولة من جديد',
  options: 'خيارات هذا الزر',
  move: 'نقل إلى الجانب الآخر',
  hideToday: 'إخفاء حتى الغد',
  shrink: 'تصغير',
  grow: 'تكبير من جديد',
};

export const state: WordingState = { source: 'our English', reviewed: false };

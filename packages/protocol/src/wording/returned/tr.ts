import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'Geri dönen mesajlar',
  titleKept: 'Bu cihazdaki mesajlar',
  written: '{date} tarihinde yazıldı',
  invalid: 'Kabul edilmedi.',
  tooLarge: 'Çok uzundu.',
  tooOld: 'Zamanında iletilemedi.',
  sendNew: 'Yeni mesaj olarak gönder',
};

export const state: WordingState = { source: 'our English', reviewed: false };

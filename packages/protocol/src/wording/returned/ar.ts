import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: 'رسائل عادت إليكم',
  titleKept: 'رسائل على هذا الجهاز',
  written: 'كُتبت في {date}',
  invalid: 'لم تُقبل.',
  tooLarge: 'كانت طويلة جدًا.',
  tooOld: 'تعذّر إيصالها في الوقت المناسب.',
  sendNew: 'إرسال كرسالة جديدة',
};

export const state: WordingState = { source: 'our English', reviewed: false };

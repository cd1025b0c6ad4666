import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: '退回的留言',
  titleKept: '本设备上的留言',
  written: '写于 {date}',
  invalid: '未被接受。',
  tooLarge: '内容太长。',
  tooOld: '未能按时送达。',
  sendNew: '作为新留言发送',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Returned } from '../returned.js';
import type { WordingState } from '../types.js';

export const returned: Returned = {
  title: '戻ってきたメッセージ',
  titleKept: 'この端末にあるメッセージ',
  written: '{date}に記入',
  invalid: '受け付けられませんでした。',
  tooLarge: '長すぎました。',
  tooOld: '期限内に届けられませんでした。',
  sendNew: '新しいメッセージとして送信',
};

export const state: WordingState = { source: 'our English', reviewed: false };

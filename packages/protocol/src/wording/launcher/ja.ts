import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: 'よくなかった点を伝える',
  opening: '少々お待ちください',
  fault: '接続がありません。もう一度試す',
  options: 'このボタンの設定',
  move: '反対側へ移動',
  hideToday: '明日まで隠す',
  shrink: '小さくする',
  grow: '元の大きさに戻す',
};

export const state: WordingState = { source: 'our English', reviewed: false };

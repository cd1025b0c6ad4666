import type { Launcher } from '../launcher.js';
import type { WordingState } from '../types.js';

export const launcher: Launcher = {
  label: '告诉我们哪里出了问题',
  opening: '请稍候…',
  fault: '没有网络连接，请重试',
  options: '此按钮的选项',
  move: '移到另一侧',
  hideToday: '隐藏到明天',
  shrink: '缩小',
  grow: '恢复大小',
};

export const state: WordingState = { source: 'our English', reviewed: false };

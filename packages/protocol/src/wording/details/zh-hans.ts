import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'zh-Hans'> = {
  preview: '将发送以下内容：',
  undone: '尚未发送的内容已删除。之前收到的内容仍在我们这里。',
  withdrawSure: '您的回答、文字和联系方式都会被删除，且无法恢复。',
  withdrawYes: '永久撤回',
  withdrawKept: '尚未撤回。撤回请求会在本设备上保留到{date}，下次联网打开本网站时发送。',
  textKept: '文字仍在这里。',
  textReturned: '文字在这里，可以复制、修改或删除。',
};

export const state: WordingState = { source: 'our English', reviewed: false };

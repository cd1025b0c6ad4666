import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/zh-hans';
export { prompt } from '@earful/protocol/wording/prompt/zh-hans';

export const page: PageWords<'zh-Hans'> = {
  title: '您的留言',
  heading: '您的留言 {ref}',
  states: {
    received: {
      name: '已收到',
      meaning: '留言已送达，等待专人阅读。',
    },
    acknowledged: {
      name: '已阅读',
      meaning: '已有专人阅读并正在处理。',
    },
    answered: {
      name: '已回复',
      meaning: '下方有给您的回复。',
    },
  },
  received: '收到时间',
  about: '关于',
  reader: '由谁阅读',
  readBy: '最晚阅读时间',
  readAt: '阅读时间',
  answerBy: '最晚回复时间',
  yourWords: '您告诉我们的内容',
  comparison: '和预期相比',
  severity: '重要程度',
  happened: '用自己的话',
  should: '本来应该怎样',
  remedy: '怎样才能弥补',
  noWords: '没有留下文字，也不需要。',
  leftOut: '为了安全已略去：{kinds}。',
  answers: '回复',
  noAnswer: '还没有回复。回复会显示在本页。',
  noAnswerAsked: '没有要求回复。如有回复，会显示在本页。',
  keepLink: '本页是私密的：知道网址的人都能看到。请保存网址，以便再次查看。',
  missingTitle: '这里没有内容',
  missing: '这个网址没有对应的留言。请检查链接是否复制完整。',
  skipToContent: '跳到内容',
  hostedTitle: '告诉{brand}哪里出了问题',
  hostedIntro: '点一下就够了，其余均为选填。',
  addMore: '还有要补充的吗？选填。',
  sendDetails: '发送详情',
  tooLong: '内容超过 {count} 个字符，请缩短。',
  language: '语言',
  kioskDone: '谢谢，我们已收到。',
  kioskNext: '下一位',
  kioskClear: {
    other: '本屏幕将在{n}秒后清空。',
  },
  offlineSaved: '没有网络连接。内容会保存在本设备上，恢复连接后发送。',
  amendTitle: '修改或补充',
  noMore: '这条留言修改的次数太多，不能再补充。',
  stillHere: '您写的内容还在这里，可以复制。',
  withdraw: '撤回',
  withdrawSure: '要撤回这条留言吗？撤回后无法恢复。',
  withdrawn: '这条留言已撤回。',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: '这次感觉如何？',
    body: '好、不好，或者都谈不上：请如实告诉我们。',
  },
  praise: {
    title: '这里有什么做得好？',
    body: '请告诉我们哪里好，也请告诉我们哪里不好，那正是我们能改进的地方。',
  },
  warm: {
    inviteTitle: '这里是不是有什么不太顺利？',
    inviteBody: '如果满意，我们很高兴。如果不满意，很想听您说说，这正是我们能改进的地方。',
    received: '谢谢您告诉我们，我们已收到。',
    nextOpen: '每条留言我们都会阅读，包括这一条。如有需要，我们才会回复。编号 {ref}。',
  },
  formal: {
    inviteTitle: '我们是否未能达到您的预期？',
    inviteBody: '若一切满意，我们深感欣慰。若有不足，敬请告知，这正是我们可以改正之处。',
    severity: '此事对您有多重要？',
    detailsTitle: '您还有需要补充的吗？',
    received: '感谢您，您的留言已收到。',
    nextOpen: '每条留言均有专人阅读。如您未要求，此条不作回复。编号 {ref}。',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

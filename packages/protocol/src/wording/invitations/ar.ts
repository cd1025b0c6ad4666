import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'كيف كان الأمر؟',
    body: 'جيدًا أو سيئًا أو بين هذا وذاك: يهمّنا أن نعرف كما كان.',
  },
  praise: {
    title: 'ما الذي سار جيدًا هنا؟',
    body: 'يهمّنا أن نعرف ما كان جيدًا، وما لم يكن كذلك، فهذا ما يمكننا إصلاحه.',
  },
  warm: {
    inviteTitle: 'هل كان هنا شيء غير مريح؟',
    inviteBody: 'إن كان كل شيء جيدًا فهذا يسعدنا. وإن لم يكن فنودّ كثيرًا أن نسمع منكم، فهذا ما يمكننا إصلاحه.',
    received: 'شكرًا على صراحتكم. وصلتنا رسالتكم.',
    nextOpen: 'نقرأ كل رسالة، ورسالتكم أيضًا، ولا نرد عليها إلا عند الطلب. المرجع {ref}.',
  },
  formal: {
    inviteTitle: 'هل قصّرنا هنا عن توقعاتكم؟',
    inviteBody: 'إن كان كل شيء على ما يرام فيسعدنا ذلك. وإلا فنرجو إبلاغنا، فهذا ما يمكننا تصحيحه.',
    received: 'نشكركم. لقد تم استلام رسالتكم.',
    nextOpen: 'تُقرأ كل رسالة، ولا يُرد على هذه إلا بطلب منكم. المرجع {ref}.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

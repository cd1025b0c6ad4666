import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'ar'> = {
  preview: 'سيُرسل النص هكذا:',
  undone: 'حُذف ما لم يُرسل. وما وصل من قبل ما زال لدينا.',
  withdrawSure: 'ستُحذف الإجابة والنص وبيانات الاتصال. لا يمكن التراجع عن ذلك.',
  withdrawYes: 'سحب نهائي',
  withdrawKept:
    'لم تُسحب الرسالة بعد. يبقى الطلب على هذا الجهاز حتى {date}، ويُرسل عند فتح هذا الموقع مع اتصال بالإنترنت.',
  textKept: 'النص ما زال هنا.',
  textReturned: 'النص هنا: يمكن نسخه أو تعديله أو حذفه.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

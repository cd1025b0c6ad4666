import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/ar';
export { prompt } from '@earful/protocol/wording/prompt/ar';

export const page: PageWords<'ar'> = {
  title: 'رسالتكم',
  heading: 'رسالتكم {ref}',
  states: {
    received: {
      name: 'وصلت',
      meaning: 'وصلت وتنتظر أن يقرأها شخص.',
    },
    acknowledged: {
      name: 'قُرئت',
      meaning: 'قرأها شخص وهو يعمل عليها.',
    },
    answered: {
      name: 'تم الرد',
      meaning: 'يوجد رد لكم أدناه.',
    },
  },
  received: 'وصلت',
  about: 'بخصوص',
  reader: 'من يقرؤها',
  readBy: 'تُقرأ حتى',
  readAt: 'قُرئت',
  answerBy: 'يُرد عليها حتى',
  yourWords: 'ما أخبرتمونا به',
  comparison: 'مقارنةً بالمتوقع',
  severity: 'مدى أهمية الأمر لكم',
  happened: 'بكلماتكم',
  should: 'كيف كان ينبغي أن يكون',
  remedy: 'ما الذي يُصلح الأمر',
  noWords: 'من دون كلمات، ولا حاجة إليها.',
  leftOut: 'حُذف لأسباب أمنية: {kinds}.',
  answers: 'الردود',
  noAnswer: 'لا يوجد رد بعد. سيظهر في هذه الصفحة.',
  noAnswerAsked: 'لم يُطلب رد. إن وُجد فسيظهر في هذه الصفحة.',
  keepLink: 'هذه الصفحة خاصة: يمكن لكل من لديه عنوانها قراءتها. يُرجى حفظ العنوان للعودة إليها.',
  missingTitle: 'لا شيء هنا',
  missing: 'لا توجد رسالة في هذا العنوان. يُرجى التأكد من نسخ الرابط كاملًا.',
  skipToContent: 'إلى المحتوى',
  hostedTitle: 'إخبار {brand} بما لم يكن جيدًا',
  hostedIntro: 'لمسة واحدة تكفي. وكل ما عداها اختياري.',
  addMore: 'هل هناك ما يُضاف؟ هذا اختياري.',
  sendDetails: 'إرسال التفاصيل',
  tooLong: 'هذا النص أطول من {count} حرف. يُرجى اختصاره.',
  language: 'اللغة',
  kioskDone: 'شكرًا. وصلتنا رسالتكم.',
  kioskNext: 'الشخص التالي',
  kioskClear: {
    zero: 'تُمسح هذه الشاشة الآن ({n} ثانية).',
    one: 'تُمسح هذه الشاشة بعد ثانية واحدة ({n}).',
    two: 'تُمسح هذه الشاشة بعد ثانيتين ({n}).',
    few: 'تُمسح هذه الشاشة بعد {n} ثوانٍ.',
    many: 'تُمسح هذه الشاشة بعد {n} ثانية.',
    other: 'تُمسح هذه الشاشة بعد {n} ثانية.',
  },
  offlineSaved: 'لا يوجد اتصال. تبقى الرسالة على هذا الجهاز وتُرسل عند عودة الاتصال.',
  amendTitle: 'تعديل أو إضافة',
  noMore: 'عُدّلت هذه الرسالة مرات كثيرة حتى لم تعد الإضافة إليها ممكنة.',
  stillHere: 'ما زال النص هنا ويمكن نسخه.',
  withdraw: 'سحب الرسالة',
  withdrawSure: 'سحب هذه الرسالة؟ لا يمكن التراجع عن ذلك.',
  withdrawn: 'سُحبت هذه الرسالة.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

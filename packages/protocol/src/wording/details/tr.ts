import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'tr'> = {
  preview: 'Gönderilecek metin:',
  undone: 'Gönderilmemiş olan silindi. Daha önce ulaşan hâlâ bizde.',
  withdrawSure: 'Yanıtınız, yazdıklarınız ve iletişim bilgileriniz silinir. Bu geri alınamaz.',
  withdrawYes: 'Tamamen geri çek',
  withdrawKept:
    'Henüz geri çekilmedi. İsteğiniz {date} gününe kadar bu cihazda kalır ve site bağlantıyla yeniden açıldığında gönderilir.',
  textKept: 'Metniniz hâlâ burada.',
  textReturned: 'Metniniz burada: kopyalayabilir, değiştirebilir ya da silebilirsiniz.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

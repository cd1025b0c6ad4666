import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Bu nasıldı?',
    body: 'İyi, kötü ya da ikisi de değil: olduğu gibi söyleyin.',
  },
  praise: {
    title: 'Burada ne iyi gitti?',
    body: 'Neyin iyi olduğunu söyleyin. Neyin iyi olmadığını da: düzeltebileceğimiz kısım o.',
  },
  warm: {
    inviteTitle: 'Burada yolunda gitmeyen bir şey mi oldu?',
    inviteBody: 'İyiyse ne güzel. Değilse bunu sizden duymak isteriz. Düzeltebileceğimiz kısım tam da bu.',
    received: 'Bize söylediğiniz için teşekkürler. Mesajınız ulaştı.',
    nextOpen: 'Her mesajı okuyoruz, sizinkini de. Bunu yalnızca isterseniz yanıtlarız. Numara {ref}.',
  },
  formal: {
    inviteTitle: 'Beklentilerinizi karşılayamadık mı?',
    inviteBody: 'Her şey yolundaysa memnun oluruz. Değilse lütfen bize bildirin. Düzeltebileceğimiz kısım budur.',
    never: 'Bir daha sormayın',
    received: 'Teşekkür ederiz. Mesajınız alınmıştır.',
    nextOpen: 'Her mesaj okunur. Bu mesaj yalnızca isteğiniz üzerine yanıtlanır. Numara {ref}.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

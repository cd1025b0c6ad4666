import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/tr';
export { prompt } from '@earful/protocol/wording/prompt/tr';

export const page: PageWords<'tr'> = {
  title: 'Mesajınız',
  heading: 'Mesajınız {ref}',
  states: {
    received: {
      name: 'Ulaştı',
      meaning: 'Ulaştı ve bir insanın okumasını bekliyor.',
    },
    acknowledged: {
      name: 'Okundu',
      meaning: 'Bir insan okudu ve ilgileniyor.',
    },
    answered: {
      name: 'Yanıtlandı',
      meaning: 'Aşağıda size bir yanıt var.',
    },
  },
  received: 'Ulaştı',
  about: 'Konu',
  reader: 'Kim okuyor',
  readBy: 'En geç okunma',
  readAt: 'Okundu',
  answerBy: 'En geç yanıt',
  yourWords: 'Bize söyledikleriniz',
  comparison: 'Beklentinize göre',
  severity: 'Sizin için önemi',
  happened: 'Kendi sözlerinizle',
  should: 'Nasıl olmalıydı',
  remedy: 'Bunu ne telafi eder',
  noWords: 'Söz yazmadınız, gerekmiyor da.',
  leftOut: 'Güvenlik için çıkarıldı: {kinds}.',
  answers: 'Yanıtlar',
  noAnswer: 'Henüz yanıt yok. Bu sayfada görünecek.',
  noAnswerAsked: 'Yanıt istemediniz. Yine de olursa bu sayfada görünür.',
  keepLink: 'Bu sayfa özeldir: adresini bilen herkes okuyabilir. Yeniden bakmak için adresi saklayın.',
  missingTitle: 'Burada bir şey yok',
  missing: 'Bu adreste bir mesaj yok. Lütfen bağlantının tamamının kopyalandığını denetleyin.',
  skipToContent: 'İçeriğe geç',
  hostedTitle: '{brand}: neyin ters gittiğini söyleyin',
  hostedIntro: 'Tek dokunuş yeter. Gerisi isteğe bağlıdır.',
  addMore: 'Eklemek istediğiniz bir şey var mı? İsteğe bağlıdır.',
  sendDetails: 'Ayrıntıları gönder',
  tooLong: 'Bu metin {count} karakterden uzun. Lütfen kısaltın.',
  language: 'Dil',
  kioskDone: 'Teşekkürler. Bize ulaştı.',
  kioskNext: 'Sıradaki kişi',
  kioskClear: {
    one: 'Bu ekran {n} saniye içinde temizlenir.',
    other: 'Bu ekran {n} saniye içinde temizlenir.',
  },
  offlineSaved: 'Bağlantı yok. Bu cihazda kalır ve bağlantı gelince gönderilir.',
  amendTitle: 'Değiştir ya da ekle',
  noMore: 'Bu mesaj o kadar çok kez değiştirildi ki artık bir şey eklenemiyor.',
  stillHere: 'Yazdıklarınız hâlâ burada ve kopyalanabilir.',
  withdraw: 'Geri çek',
  withdrawSure: 'Bu mesaj geri çekilsin mi? Bu işlem geri alınamaz.',
  withdrawn: 'Bu mesajı geri çektiniz.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

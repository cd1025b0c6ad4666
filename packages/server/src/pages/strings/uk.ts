import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/uk';
export { prompt } from '@earful/protocol/wording/prompt/uk';

export const page: PageWords<'uk'> = {
  title: 'Ваше повідомлення',
  heading: 'Ваше повідомлення {ref}',
  states: {
    received: {
      name: 'Отримано',
      meaning: 'Повідомлення надійшло й чекає, доки його прочитає людина.',
    },
    acknowledged: {
      name: 'Прочитано',
      meaning: 'Його прочитали й ним займаються.',
    },
    answered: {
      name: 'Є відповідь',
      meaning: 'Відповідь для вас нижче.',
    },
  },
  received: 'Отримано',
  about: 'Стосується',
  reader: 'Хто читає',
  readBy: 'Прочитаємо до',
  readAt: 'Прочитано',
  answerBy: 'Відповімо до',
  yourWords: 'Що ви нам розповіли',
  comparison: 'Порівняно з очікуванням',
  severity: 'Наскільки це важливо',
  happened: 'Своїми словами',
  should: 'Як мало бути',
  remedy: 'Що б це виправило',
  noWords: 'Без слів, і вони не потрібні.',
  leftOut: 'Вилучено задля безпеки: {kinds}.',
  answers: 'Відповіді',
  noAnswer: 'Відповіді ще немає. Вона з’явиться на цій сторінці.',
  noAnswerAsked: 'Відповіді не просили. Якщо вона буде, то з’явиться на цій сторінці.',
  keepLink: 'Ця сторінка приватна: її прочитає кожен, хто має адресу. Збережіть адресу, щоб повернутися.',
  missingTitle: 'Тут нічого немає',
  missing: 'За цією адресою повідомлення немає. Перевірте, чи посилання скопійовано повністю.',
  skipToContent: 'До вмісту',
  hostedTitle: '{brand}: розкажіть, що пішло не так',
  hostedIntro: 'Досить одного дотику. Решта необов’язкова.',
  addMore: 'Бажаєте щось додати? Це необов’язково.',
  sendDetails: 'Надіслати подробиці',
  tooLong: 'Цей текст довший за {count} символів. Скоротіть його, будь ласка.',
  language: 'Мова',
  kioskDone: 'Дякуємо. Повідомлення в нас.',
  kioskNext: 'Наступна людина',
  kioskClear: {
    one: 'Екран очиститься за {n} секунду.',
    few: 'Екран очиститься за {n} секунди.',
    many: 'Екран очиститься за {n} секунд.',
    other: 'Екран очиститься за {n} секунди.',
  },
  offlineSaved: 'Немає з’єднання. Це лишиться на цьому пристрої й надішлеться, коли воно з’явиться.',
  amendTitle: 'Змінити або додати',
  noMore: 'Це повідомлення змінювали стільки разів, що більше нічого додати не можна.',
  stillHere: 'Ваш текст досі тут, його можна скопіювати.',
  withdraw: 'Відкликати',
  withdrawSure: 'Відкликати це повідомлення? Повернути його не можна.',
  withdrawn: 'Ви відкликали це повідомлення.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

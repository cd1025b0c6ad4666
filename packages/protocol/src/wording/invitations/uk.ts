import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Як це було?',
    body: 'Добре, погано чи ні те, ні те: розкажіть, як було.',
  },
  praise: {
    title: 'Що тут вдалося?',
    body: 'Розкажіть, що було добре. І що не було: саме це ми можемо виправити.',
  },
  warm: {
    inviteTitle: 'Тут щось було не гаразд?',
    inviteBody: 'Усе було добре? Ми раді. Ні? Нам важливо почути це від вас. Саме це ми можемо виправити.',
    received: 'Дякуємо за відвертість. Повідомлення в нас.',
    nextOpen: 'Ми читаємо кожне повідомлення, ваше теж. На це відповімо лише на прохання. Номер {ref}.',
  },
  formal: {
    inviteTitle: 'Чи не виправдали ми ваших очікувань?',
    inviteBody: 'Якщо все було гаразд, ми раді. Якщо ні, повідомте нам, будь ласка. Саме це ми можемо виправити.',
    received: 'Дякуємо. Ваше повідомлення отримано.',
    nextOpen: 'Кожне повідомлення прочитають. На це відповімо лише на ваше прохання. Номер {ref}.',
  },
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { Invitations } from '../invitations.js';
import type { WordingState } from '../types.js';

export const invitations: Invitations = {
  neutral: {
    title: 'Jak było?',
    body: 'Dobrze, źle czy po prostu zwyczajnie: prosimy o szczerą odpowiedź.',
  },
  praise: {
    title: 'Co się tu udało?',
    body: 'Prosimy napisać, co było dobre. A także co nie było, bo to możemy naprawić.',
  },
  warm: {
    inviteTitle: 'Czy coś poszło tu nie tak?',
    inviteBody: 'Jest dobrze? Cieszymy się. Nie jest? Chcemy o tym usłyszeć, bo to możemy naprawić.',
    detailsTitle: 'Czy chcesz opowiedzieć więcej?',
    received: 'Dziękujemy za szczerość. Mamy zgłoszenie.',
    nextOpen: 'Czytamy każde zgłoszenie, to też. Odpowiadamy na nie tylko na życzenie. Numer zgłoszenia: {ref}.',
  },
  formal: {
    inviteTitle: 'Czy nie spełniliśmy tu Państwa oczekiwań?',
    inviteBody: 'Jeśli wszystko było w porządku, cieszymy się. Jeśli nie, prosimy o informację, bo to możemy naprawić.',
    severity: 'Jak duże ma to dla Państwa znaczenie?',
    detailsTitle: 'Czy chcą Państwo coś dodać?',
    doneTitle: 'Państwa zgłoszenie',
    received: 'Dziękujemy. Zgłoszenie zostało przyjęte.',
    nextOpen: 'Czytamy każde zgłoszenie. Na to odpowiadamy tylko na Państwa życzenie. Numer zgłoszenia: {ref}.',
    never: 'Proszę nie pytać ponownie',
    saved:
      'Zgłoszenie zostaje na tym urządzeniu do {date} i wyjdzie przy następnym otwarciu tej strony z dostępem do sieci.',
  },
};

export const state: WordingState = { source: 'our own', reviewed: false };

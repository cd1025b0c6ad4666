import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'de'> = {
  preview: 'So wird es gesendet:',
  undone: 'Gelöscht ist, was noch nicht gesendet war. Was vorher ankam, liegt weiter bei uns.',
  withdrawSure: 'Antwort, Text und Kontaktdaten werden gelöscht. Das lässt sich nicht rückgängig machen.',
  withdrawYes: 'Endgültig zurückziehen',
  withdrawKept:
    'Noch nicht zurückgezogen. Der Wunsch bleibt bis {date} auf diesem Gerät und wird gesendet, sobald diese Seite wieder online geöffnet wird.',
  textKept: 'Der Text ist noch hier.',
  textReturned: 'Der Text ist hier: zum Kopieren, Ändern oder Löschen.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

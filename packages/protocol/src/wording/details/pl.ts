import type { Details } from '../details.js';
import type { WordingState } from '../types.js';

export const details: Details<'pl'> = {
  preview: 'Tak to wyślemy:',
  undone: 'Usunięto to, co nie zostało wysłane. To, co dotarło wcześniej, nadal u nas jest.',
  withdrawSure: 'Usuniemy odpowiedź, treść i dane kontaktowe. Tego nie da się cofnąć.',
  withdrawYes: 'Wycofaj na stałe',
  withdrawKept:
    'Jeszcze nie wycofano. Prośba zostaje na tym urządzeniu do {date} i wyjdzie, gdy znów otworzysz tę stronę z dostępem do sieci.',
  textKept: 'Treść nadal tu jest.',
  textReturned: 'Treść jest tutaj: można ją skopiować, zmienić lub usunąć.',
};

export const state: WordingState = { source: 'our own', reviewed: false };

import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/de';
export { prompt } from '@earful/protocol/wording/prompt/de';

export const page: PageWords<'de'> = {
  title: 'Ihre Nachricht',
  heading: 'Ihre Nachricht {ref}',
  states: {
    received: {
      name: 'Eingegangen',
      meaning: 'Sie ist angekommen. Ein Mensch wird sie lesen.',
    },
    acknowledged: {
      name: 'Gelesen',
      meaning: 'Ein Mensch hat sie gelesen und kümmert sich darum.',
    },
    answered: {
      name: 'Beantwortet',
      meaning: 'Unten steht eine Antwort für Sie.',
    },
  },
  received: 'Eingegangen',
  about: 'Betrifft',
  reader: 'Wer es liest',
  readBy: 'Gelesen bis',
  readAt: 'Gelesen',
  answerBy: 'Beantwortet bis',
  yourWords: 'Was Sie uns gesagt haben',
  comparison: 'Verglichen mit der Erwartung',
  severity: 'Wie wichtig es Ihnen ist',
  happened: 'In eigenen Worten',
  should: 'Wie es hätte sein sollen',
  remedy: 'Was es wiedergutmachen würde',
  noWords: 'Ohne eigene Worte. Es braucht auch keine.',
  leftOut: 'Zur Sicherheit weggelassen: {kinds}.',
  answers: 'Antworten',
  noAnswer: 'Noch gibt es keine Antwort. Sie erscheint auf dieser Seite.',
  noAnswerAsked: 'Eine Antwort war nicht gewünscht. Falls es doch eine gibt, erscheint sie auf dieser Seite.',
  keepLink:
    'Diese Seite ist privat: Wer ihre Adresse hat, kann sie lesen. Bewahren Sie die Adresse auf, um wieder nachzusehen.',
  missingTitle: 'Hier ist nichts',
  missing: 'Unter dieser Adresse gibt es keine Nachricht. Bitte prüfen Sie, ob der ganze Link kopiert wurde.',
  skipToContent: 'Zum Inhalt',
  hostedTitle: 'Sagen Sie {brand}, was schieflief',
  hostedIntro: 'Ein Antippen genügt. Alles andere ist freiwillig.',
  addMore: 'Möchten Sie etwas ergänzen? Es ist freiwillig.',
  sendDetails: 'Einzelheiten senden',
  tooLong: 'Das ist länger als {count} Zeichen. Bitte kürzen.',
  language: 'Sprache',
  kioskDone: 'Danke. Ihre Nachricht ist da.',
  kioskNext: 'Nächste Person',
  kioskClear: {
    one: 'Dieser Bildschirm leert sich in {n} Sekunde.',
    other: 'Dieser Bildschirm leert sich in {n} Sekunden.',
  },
  offlineSaved: 'Keine Verbindung. Das bleibt auf diesem Gerät und wird gesendet, sobald sie wieder da ist.',
  amendTitle: 'Ändern oder ergänzen',
  noMore: 'Diese Nachricht wurde so oft geändert, dass nichts mehr hinzukommen kann.',
  stillHere: 'Ihr Text steht noch hier und lässt sich kopieren.',
  withdraw: 'Zurückziehen',
  withdrawSure: 'Diese Nachricht zurückziehen? Das lässt sich nicht rückgängig machen.',
  withdrawn: 'Sie haben diese Nachricht zurückgezogen.',
};

export const state: WordingState = { source: 'our English', reviewed: false };

import type { WordingState } from '@earful/protocol/wording/types';
import type { PageWords } from './page-words.js';

export { more } from '@earful/protocol/wording/more/pl';
export { prompt } from '@earful/protocol/wording/prompt/pl';

export const page: PageWords<'pl'> = {
  title: 'Twoje zgłoszenie',
  heading: 'Twoje zgłoszenie {ref}',
  states: {
    received: {
      name: 'Otrzymane',
      meaning: 'Dotarło i czeka, aż przeczyta je człowiek.',
    },
    acknowledged: {
      name: 'Przeczytane',
      meaning: 'Przeczytał je człowiek i zajmuje się sprawą.',
    },
    answered: {
      name: 'Jest odpowiedź',
      meaning: 'Odpowiedź znajduje się poniżej.',
    },
  },
  received: 'Otrzymano',
  about: 'Dotyczy',
  reader: 'Kto czyta',
  readBy: 'Przeczytamy do',
  readAt: 'Przeczytano',
  answerBy: 'Odpowiemy do',
  yourWords: 'Treść zgłoszenia',
  comparison: 'W porównaniu z oczekiwaniami',
  severity: 'Jak duże ma to znaczenie',
  happened: 'Własnymi słowami',
  should: 'Jak to powinno wyglądać',
  remedy: 'Co by to naprawiło',
  noWords: 'Bez dodatkowych słów, i nie są one potrzebne.',
  leftOut: 'Pominięto dla bezpieczeństwa: {kinds}.',
  answers: 'Odpowiedzi',
  noAnswer: 'Nie ma jeszcze odpowiedzi. Pojawi się na tej stronie.',
  noAnswerAsked: 'Zgłoszenie nie wymaga odpowiedzi. Jeśli się pojawi, będzie na tej stronie.',
  keepLink: 'Ta strona jest prywatna: może ją przeczytać każdy, kto ma jej adres. Warto zachować adres, aby tu wrócić.',
  missingTitle: 'Nic tu nie ma',
  missing: 'Pod tym adresem nie ma zgłoszenia. Proszę sprawdzić, czy link został skopiowany w całości.',
  skipToContent: 'Przejdź do treści',
  hostedTitle: '{brand}: co poszło nie tak?',
  hostedIntro: 'Wystarczy jedno dotknięcie. Cała reszta jest nieobowiązkowa.',
  addMore: 'Czy jest coś do dodania? To nieobowiązkowe.',
  sendDetails: 'Wyślij szczegóły',
  tooLong: 'Ten tekst jest dłuższy niż {count} znaków. Prosimy go skrócić.',
  language: 'Język',
  kioskDone: 'Dziękujemy. Mamy zgłoszenie.',
  kioskNext: 'Następna osoba',
  kioskClear: {
    one: 'Ten ekran wyczyści się za {n} sekundę.',
    few: 'Ten ekran wyczyści się za {n} sekundy.',
    many: 'Ten ekran wyczyści się za {n} sekund.',
    other: 'Ten ekran wyczyści się za {n} sekundy.',
  },
  offlineSaved: 'Brak połączenia. Zgłoszenie zostaje na tym urządzeniu i wyjdzie, gdy połączenie wróci.',
  amendTitle: 'Zmień lub dodaj',
  noMore: 'To zgłoszenie było zmieniane tyle razy, że nie da się już nic dodać.',
  stillHere: 'Wpisany tekst nadal tu jest i można go skopiować.',
  withdraw: 'Wycofaj',
  withdrawSure: 'Wycofać to zgłoszenie? Nie da się tego cofnąć.',
  withdrawn: 'To zgłoszenie zostało wycofane.',
};

export const state: WordingState = { source: 'our own', reviewed: false };

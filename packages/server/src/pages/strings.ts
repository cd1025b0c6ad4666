import type { Critique } from '@earful/protocol';
import type { CaseState } from '@earful/insight';

/** What the customer pages say, in one language. */
export interface Strings {
  /** Tag of the language, for `lang` and for dates. */
  tag: string;
  title: string;
  heading(reference: string): string;
  states: Record<CaseState, { name: string; meaning: string }>;
  received: string;
  about: string;
  reader: string;
  readBy: string;
  readAt: string;
  answerBy: string;
  yourWords: string;
  comparison: string;
  comparisons: Record<string, string>;
  severity: string;
  severities: Record<string, string>;
  happened: string;
  should: string;
  noWords: string;
  answers: string;
  noAnswer: string;
  noAnswerAsked: string;
  keepLink: string;
  missingTitle: string;
  missing: string;
  /** Hosted page and shared screen; `{name}` marks a slot. */
  hostedTitle: string;
  hostedIntro: string;
  addMore: string;
  sendDetails: string;
  tooLong: string;
  amendTitle: string;
  kioskDone: string;
  kioskNext: string;
  kioskClear: string;
  language: string;
}

const en: Strings = {
  tag: 'en',
  title: 'Your critique',
  heading: (reference) => `Your critique ${reference}`,
  states: {
    received: { name: 'Received', meaning: 'It has arrived and waits to be read by a person.' },
    acknowledged: { name: 'Read', meaning: 'A person has read it and is dealing with it.' },
    answered: { name: 'Answered', meaning: 'There is an answer for you below.' },
  },
  received: 'Received',
  about: 'About',
  reader: 'Who reads it',
  readBy: 'Read by',
  readAt: 'Read',
  answerBy: 'Answered by',
  yourWords: 'What you told us',
  comparison: 'Compared with what you expected',
  comparisons: { '-2': 'much worse', '-1': 'worse', '0': 'about as expected', '1': 'better', '2': 'much better' },
  severity: 'How much it matters to you',
  severities: {
    '1': "I'll forget it",
    '2': 'Annoying, but forgivable',
    '3': "I'll remember it",
    '4': 'I may not come back',
  },
  happened: 'In your own words',
  should: 'How it should have been',
  noWords: 'You left no words, and none are needed.',
  answers: 'Answers',
  noAnswer: 'There is no answer yet. It will appear on this page.',
  noAnswerAsked: 'You asked for no answer. Should there be one, it will appear on this page.',
  keepLink: 'This page is private: whoever has its address can read it. Keep the address to look again.',
  missingTitle: 'Nothing here',
  missing: 'There is no critique at this address. Please check that the whole link was copied.',
  hostedTitle: 'Tell {brand} what went wrong',
  hostedIntro: 'One tap is enough. Everything else is optional.',
  addMore: 'Anything to add? It is optional.',
  sendDetails: 'Send details',
  tooLong: 'This is longer than {count} characters. Please shorten it.',
  amendTitle: 'Change or add something',
  kioskDone: 'Thank you. We have it.',
  kioskNext: 'Next person',
  kioskClear: 'This screen clears itself in {seconds} seconds.',
  language: 'Language',
};

const pl: Strings = {
  tag: 'pl',
  title: 'Twoje zgłoszenie',
  heading: (reference) => `Twoje zgłoszenie ${reference}`,
  states: {
    received: { name: 'Otrzymane', meaning: 'Dotarło i czeka, aż przeczyta je człowiek.' },
    acknowledged: { name: 'Przeczytane', meaning: 'Przeczytał je człowiek i zajmuje się sprawą.' },
    answered: { name: 'Jest odpowiedź', meaning: 'Odpowiedź znajduje się poniżej.' },
  },
  received: 'Otrzymano',
  about: 'Dotyczy',
  reader: 'Kto czyta',
  readBy: 'Przeczytamy do',
  readAt: 'Przeczytano',
  answerBy: 'Odpowiemy do',
  yourWords: 'Treść zgłoszenia',
  comparison: 'W porównaniu z oczekiwaniami',
  comparisons: {
    '-2': 'znacznie gorzej',
    '-1': 'gorzej',
    '0': 'zgodnie z oczekiwaniami',
    '1': 'lepiej',
    '2': 'znacznie lepiej',
  },
  severity: 'Jak duże ma to znaczenie',
  severities: {
    '1': 'Szybko o tym zapomnę',
    '2': 'Irytujące, ale do wybaczenia',
    '3': 'Zapamiętam to',
    '4': 'Mogę już nie wrócić',
  },
  happened: 'Własnymi słowami',
  should: 'Jak to powinno wyglądać',
  noWords: 'Bez dodatkowych słów, i nie są one potrzebne.',
  answers: 'Odpowiedzi',
  noAnswer: 'Nie ma jeszcze odpowiedzi. Pojawi się na tej stronie.',
  noAnswerAsked: 'Zgłoszenie nie wymaga odpowiedzi. Jeśli się pojawi, będzie na tej stronie.',
  keepLink: 'Ta strona jest prywatna: może ją przeczytać każdy, kto ma jej adres. Warto zachować adres, aby tu wrócić.',
  missingTitle: 'Nic tu nie ma',
  missing: 'Pod tym adresem nie ma zgłoszenia. Proszę sprawdzić, czy link został skopiowany w całości.',
  hostedTitle: '{brand}: powiedz nam, co poszło nie tak',
  hostedIntro: 'Wystarczy jedno dotknięcie. Cała reszta jest nieobowiązkowa.',
  addMore: 'Czy chcesz coś dodać? To nieobowiązkowe.',
  sendDetails: 'Wyślij szczegóły',
  tooLong: 'Ten tekst jest dłuższy niż {count} znaków. Prosimy go skrócić.',
  amendTitle: 'Zmień lub dodaj coś',
  kioskDone: 'Dziękujemy. Mamy zgłoszenie.',
  kioskNext: 'Następna osoba',
  kioskClear: 'Czas do wyczyszczenia ekranu: {seconds} s.',
  language: 'Język',
};

/** The language of the wording that the customer saw, as far as we speak it; else English. */
export function stringsFor(locale: Critique['locale']): Strings {
  return /^pl\b/i.test(locale) ? pl : en;
}

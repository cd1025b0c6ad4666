/**
 * The words of the prompt that the hosted page shows as well: the same text under the same key as in the wording of the
 * widget, which a test compares. `{name}` marks a slot.
 */
const en = {
  inviteTitle: 'Did we fall short here?',
  inviteBody: 'Happy? Good to know. Not happy? Please tell us. That is the part we can fix.',
  compare: 'Compared with what you expected, this was…',
  answers: ['much worse', 'worse', 'about as expected', 'better', 'much better'],
  hintTap: 'Your tap is sent at once. Everything after it is optional.',
  cause: 'What was it about?',
  other: 'something else',
  words: 'In your own words (optional)',
  hintWords: 'A person in {team} reads this. Please leave out card numbers, passwords and health details.',
  should: 'How should it have been? (optional)',
  severity: 'How much does this matter to you?',
  severities: ['I’ll forget it', 'Annoying, but forgivable', 'I’ll remember it', 'I may not come back'],
  reply: 'Do you want an answer?',
  replies: { none: 'No, just fix it', email: 'Yes, by e-mail', phone: 'Yes, call me back' },
  email: 'Your e-mail address',
  emailFault:
    'This does not look like an e-mail address. Write it as in name@example.com, or choose “No, just fix it”.',
  phone: 'Your phone number with country code',
  phoneFault: 'This does not look like a phone number. Write it as in +48 600 100 200, or choose “No, just fix it”.',
  received: 'Thank you. We have it.',
  next: '{team} reads this by {date}. Reference {ref}.',
  nextOpen: 'We read every message. We don’t answer this one unless you ask. Reference {ref}.',
  ref: 'Reference {ref}.',
  nextReply: 'We answer to {contact} by {date}.',
  nextReplyOpen: 'We answer to {contact}.',
  status: 'See what happens with it',
  fail: 'That didn’t go through. Your text is still here.',
  privacy: 'Used to fix the problem and, if you ask, to answer you.',
  privacyLink: 'Privacy',
};

export type Words = typeof en;

const pl: Words = {
  inviteTitle: 'Czy coś tu zawiodło?',
  inviteBody: 'Jest dobrze? Miło to wiedzieć. Nie jest? Prosimy o sygnał, bo to możemy naprawić.',
  compare: 'W porównaniu z oczekiwaniami było…',
  answers: ['znacznie gorzej', 'gorzej', 'zgodnie z oczekiwaniami', 'lepiej', 'znacznie lepiej'],
  hintTap: 'Odpowiedź wysyłamy od razu. Cała reszta jest nieobowiązkowa.',
  cause: 'Czego to dotyczyło?',
  other: 'coś innego',
  words: 'Własnymi słowami (nieobowiązkowo)',
  hintWords: 'Przeczyta to osoba z zespołu {team}. Prosimy nie podawać numerów kart, haseł ani informacji o zdrowiu.',
  should: 'Jak to powinno wyglądać? (nieobowiązkowo)',
  severity: 'Jak duże ma to dla Ciebie znaczenie?',
  severities: ['Szybko o tym zapomnę', 'Irytujące, ale do wybaczenia', 'Zapamiętam to', 'Mogę już nie wrócić'],
  reply: 'Czy mamy odpowiedzieć?',
  replies: { none: 'Nie, wystarczy to naprawić', email: 'Tak, e-mailem', phone: 'Tak, proszę oddzwonić' },
  email: 'Adres e-mail',
  emailFault:
    'To nie wygląda na adres e-mail. Prosimy o zapis jak nazwa@example.com albo wybór „Nie, wystarczy to naprawić”.',
  phone: 'Numer telefonu z numerem kierunkowym kraju',
  phoneFault:
    'To nie wygląda na numer telefonu. Prosimy o zapis jak +48 600 100 200 albo wybór „Nie, wystarczy to naprawić”.',
  received: 'Dziękujemy. Mamy zgłoszenie.',
  next: '{team} przeczyta to do {date}. Numer zgłoszenia: {ref}.',
  nextOpen: 'Czytamy każdą wiadomość. Na tę odpowiadamy tylko na życzenie. Numer zgłoszenia: {ref}.',
  ref: 'Numer zgłoszenia: {ref}.',
  nextReply: 'Odpowiemy na {contact} do {date}.',
  nextReplyOpen: 'Odpowiemy na {contact}.',
  status: 'Zobacz, co się z nim dzieje',
  fail: 'Nie udało się wysłać. Treść nadal tu jest.',
  privacy: 'Użyjemy tego do naprawienia problemu i, na życzenie, do odpowiedzi.',
  privacyLink: 'Prywatność',
};

/** In the customer's language, as far as we speak it; else English. */
export function wordsFor(locale: string): Words {
  return /^pl\b/i.test(locale) ? pl : en;
}

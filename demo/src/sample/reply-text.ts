import type { Language } from '../shop/language.js';
import type { Random } from './random.js';

const texts: Record<Language, readonly string[]> = {
  en: [
    'Thank you for telling us. You are right, this should not have happened. We have passed it to the people who can change it, and I will write again when it is done.',
    'I am sorry about the trouble. I have looked into your case: the fault was ours. Please reply to this mail if anything is still open.',
    'Thank you. We could see the same thing after your message, and it is being repaired this week.',
    'You took the time to explain it so well that we could find it at once. It is fixed now. Thank you.',
    'I am sorry that it cost you an evening. I have noted what you would have expected, and it is on the list for this month.',
  ],
  pl: [
    'Dziękujemy za wiadomość. To nie powinno się zdarzyć. Sprawa jest u osób, które mogą to zmienić; odezwę się, gdy będzie gotowe.',
    'Przepraszamy za kłopot. Sprawdziliśmy: wina leży po naszej stronie. Jeśli coś jeszcze zostało, prosimy o odpowiedź na tego e-maila.',
    'Dziękujemy. Po tej wiadomości zobaczyliśmy to samo u siebie, naprawiamy to w tym tygodniu.',
    'Dzięki tak dokładnemu opisowi od razu znaleźliśmy przyczynę. Już działa.',
  ],
};

/** What staff of the sample history answer. */
export function replyText(language: Language, random: Random): string {
  return random.pick(texts[language]);
}

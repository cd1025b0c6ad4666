import { html } from 'hono/html';
import type { Language } from '../language.js';
import type { Page } from '../page.js';

const words = {
  en: {
    title: 'Help',
    intro: 'The questions we hear most. If yours is not here, ask a person.',
    questions: [
      [
        'When will my order arrive?',
        'Ordered by 14:00, it is at your door in two days, until 20:00. Later orders take one day more. The page of your order shows the promised date beside what really happened.',
      ],
      [
        'What does delivery cost?',
        '€4.90, and nothing from €60. The basket says it before you type a single letter of your address.',
      ],
      [
        'How do I send something back?',
        'Within 60 days, with a label paid by us. Start on the page “Returns” with the number of your order.',
      ],
      [
        'Which sizes do the aprons have?',
        'They run small: take one size more than your shirt. S is 78 cm long, M 86 cm and L 94 cm.',
      ],
      ['Can the pan go into the dishwasher?', 'Better not. Wash it by hand, dry it at once, and rub in a drop of oil.'],
    ],
    contactHeading: 'Ask a person',
    contact: 'Weekdays from 8:00 to 18:00, in English and Polish: help@larkspoon.example.',
    writeHeading: 'Tell us here',
    write: 'Tell us on a page that works without script',
    privacyHeading: 'What happens to what you tell us',
    privacy:
      'We use it to fix the problem and, if you ask, to answer you. It goes to our own server and to nobody else. In this demonstration it stays in the database on this computer.',
  },
  pl: {
    title: 'Pomoc',
    intro: 'Najczęstsze pytania. Jeśli brakuje Twojego, zapytaj człowieka.',
    questions: [
      [
        'Kiedy dotrze zamówienie?',
        'Zamówione do 14:00 jest u Ciebie za dwa dni, do 20:00. Późniejsze zamówienia docierają dzień później. Na stronie zamówienia obiecana data stoi obok tego, co naprawdę się stało.',
      ],
      ['Ile kosztuje dostawa?', '4,90 €, a od 60 € nic. Koszyk mówi o tym, zanim wpiszesz choć jedną literę adresu.'],
      [
        'Jak coś zwrócić?',
        'W ciągu 60 dni, z etykietą opłaconą przez nas. Zacznij na stronie „Zwroty” z numerem zamówienia.',
      ],
      [
        'Jakie rozmiary mają fartuchy?',
        'Wypadają mniejsze: weź rozmiar większy niż koszula. S ma 78 cm długości, M 86 cm, L 94 cm.',
      ],
      ['Czy patelnię można myć w zmywarce?', 'Lepiej nie. Umyj ją ręcznie, od razu osusz i wetrzyj kroplę oleju.'],
    ],
    contactHeading: 'Zapytaj człowieka',
    contact: 'W dni robocze od 8:00 do 18:00, po polsku i po angielsku: help@larkspoon.example.',
    writeHeading: 'Powiedz nam tutaj',
    write: 'Powiedz nam na stronie, która działa bez skryptów',
    privacyHeading: 'Co dzieje się z tym, co nam powiesz',
    privacy:
      'Użyjemy tego do naprawienia problemu i, na życzenie, do odpowiedzi. Trafia to na nasz własny serwer i do nikogo więcej. W tej demonstracji zostaje w bazie danych na tym komputerze.',
  },
};

/** Questions and answers, a person to ask, and an Earful prompt that stands in the page. */
export function helpPage(language: Language): Page {
  const say = words[language];
  return {
    title: say.title,
    touchpoint: 'help',
    body: html`<h1>${say.title}</h1>
      <p class="lead">${say.intro}</p>
      <div class="split">
        <div class="questions">
          ${say.questions.map(
            ([question, answer]) =>
              html`<details>
                <summary>${question}</summary>
                <p>${answer}</p>
              </details>`,
          )}
          <h2 class="small-heading">${say.contactHeading}</h2>
          <p>${say.contact}</p>
          <h2 class="small-heading" id="privacy">${say.privacyHeading}</h2>
          <p>${say.privacy}</p>
        </div>
        <section id="write" class="write" aria-labelledby="write-heading">
          <h2 class="small-heading" id="write-heading">${say.writeHeading}</h2>
          <earful-critique touchpoint="help" surface="inline"
            ><noscript><a href="/earful/t/help?lang=${language}">${say.write}</a></noscript></earful-critique
          >
        </section>
      </div>`,
  };
}

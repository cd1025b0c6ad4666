import type { Opening } from '../handover.js';

/** Title and invitation of the openings other than critique. A chunk of its own: only an experiment and the random sample use it. */
export type Openings = Record<Exclude<Opening, 'critique'>, { title: string; body: string }>;

const en: Openings = {
  neutral: {
    title: 'How was this for you?',
    body: 'Good, bad or neither: please tell us as it was.',
  },
  praise: {
    title: 'What went well here?',
    body: 'Tell us what was good. And tell us what was not: that is the part we can fix.',
  },
};

const pl: Openings = {
  neutral: {
    title: 'Jak było?',
    body: 'Dobrze, źle czy po prostu zwyczajnie: prosimy o szczerą odpowiedź.',
  },
  praise: {
    title: 'Co się tu udało?',
    body: 'Prosimy napisać, co było dobre. A także co nie było, bo to możemy naprawić.',
  },
};

export const openingsIn = (locale: string): Openings => (/^pl\b/i.test(locale) ? pl : en);

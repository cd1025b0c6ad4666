import type { Critique } from '@earful/protocol';
import type { SampleMoment } from './sample-moment.js';
import type { Random } from './random.js';

type Further = Pick<Critique, 'patience' | 'parity' | 'expectationSource' | 'remedyText' | 'emotions'>;

const remedies: Record<string, readonly string[]> = {
  en: [
    'Tell me the real day, even if it is a week away.',
    'Give back what I paid for express.',
    'Send it again, packed better.',
    'Nothing. Just do not promise a day you cannot keep.',
  ],
  pl: [
    'Proszę podać prawdziwy termin, nawet jeśli to za tydzień.',
    'Zwrot dopłaty za ekspres.',
    'Wysłać jeszcze raz, lepiej zapakowane.',
  ],
};

/** One of these, as likely as its weight. */
const oneOf = (weights: Readonly<Record<string, number>>, random: Random): string =>
  Object.keys(weights)[random.weighted(Object.values(weights))]!;

/** What is asked at one touchpoint only, as in the shop's configuration. Four in ten answer it. */
const asked: Record<string, (moment: SampleMoment, random: Random) => Further> = {
  product: (_, random) => ({ patience: oneOf({ calm: 20, edgy: 35, agitated: 25, angry: 12, left: 8 }, random) }),
  checkout: (_, random) => ({ parity: oneOf({ easier: 14, same: 26, harder: 60 }, random) }),
  'order-status': ({ language }, random) => ({
    expectationSource: oneOf(
      { explicitPromise: 62, pastExperienceWithUs: 20, competitorExperience: 12, situation: 6 },
      random,
    ),
    ...(random.chance(0.5) && { remedyText: random.pick(remedies[language] ?? remedies['en']!) }),
  }),
  returns: (_, random) => ({
    emotions: [oneOf({ disappointed: 46, dissatisfied: 30, letDown: 16, angry: 8 }, random)],
  }),
};

/** What somebody who was let down adds in the parts that only this touchpoint shows. */
export const furtherOf = (touchpoint: string, moment: SampleMoment, random: Random): Further =>
  random.chance(0.4) ? (asked[touchpoint]?.(moment, random) ?? {}) : {};

import type { Asked } from '@earful/protocol';
import { exposureOutcomes } from '@earful/protocol/names';

/** Figures of one touchpoint that add up; `change` is what the test is about. */
export const sampleAsked = (change: Partial<Asked> = {}): Asked => ({
  triggered: 1_475,
  suppressed: 1_340,
  expired: 15,
  shown: 120,
  started: 9,
  ignored: 70,
  dismissedNotNow: 21,
  dismissedNever: 6,
  dismissedClose: 14,
  sent: 8,
  answerRate: { share: 0.075, low: 0.0442, high: 0.1246 },
  unhappy: { low: 0.05, high: 0.983 },
  knownFailures: { count: 400, answered: 12, voice: { share: 0.03, silent: 388 } },
  suppressedBy: { cap: 1_000, optedOut: 180, holdOut: 140, newReason: 20 },
  expiredBy: { quiet: 10, unseen: 5 },
  heldOut: 140,
  byOpening: { critique: { shown: 80, started: 5, sent: 4 }, praise: { shown: 40, started: 4, sent: 4 } },
  ...change,
});

/** Too few for a share, and nothing else of note. */
export const fewAsked = (): Asked => {
  const { answerRate: _rate, unhappy: _band, ...counts } = sampleAsked({ knownFailures: { count: 0, answered: 0 } });
  const zeros = Object.fromEntries(exposureOutcomes.map((outcome) => [outcome, 0]));
  return {
    ...counts,
    ...zeros,
    triggered: 4,
    shown: 4,
    started: 2,
    sent: 2,
    ignored: 2,
    suppressedBy: {},
    expiredBy: {},
    heldOut: 0,
    byOpening: { critique: { shown: 4, started: 2, sent: 2 } },
  };
};

import { silence, voice, wilson } from '@earful/insight';
import type { Asked } from '@earful/protocol';
import { exposureOutcomes, openings, volunteered } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { dayOf } from '../exposures/day-of.js';
import type { Tables } from '../store/tables.js';

/** Below this many shown invitations a share would be chance. */
const fewestForShare = 5;

export interface Period {
  fromMs: number;
  toMs: number;
}

/** Sums of a period; its first and last day count whole. What customers opened themselves was never asked. */
function sumsIn(db: Kysely<Tables>, { fromMs, toMs }: Period) {
  return db
    .selectFrom('exposures')
    .select(['touchpoint_id', 'origin', 'opening', 'outcome', 'reason'])
    .select((select) => select.fn.sum<number>('count').as('count'))
    .where('day', '>=', dayOf(fromMs))
    .where('day', '<=', dayOf(toMs))
    .where('origin', 'not in', volunteered)
    .groupBy(['touchpoint_id', 'origin', 'opening', 'outcome', 'reason'])
    .execute();
}

type Outcome = (typeof exposureOutcomes)[number];
type Sum = Awaited<ReturnType<typeof sumsIn>>[number];

const total = (sums: readonly Sum[]): number => sums.reduce((all, { count }) => all + count, 0);

function reasonsOf(sums: readonly Sum[], outcome: Outcome): Record<string, number> {
  const counts = new Map<string, number>();
  for (const one of sums) {
    if (one.outcome === outcome) counts.set(one.reason, (counts.get(one.reason) ?? 0) + one.count);
  }
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

function voiceOf(count: number, answered: number): Asked['knownFailures'] {
  const rate = voice(answered, count);
  return { count, answered, ...(rate && { voice: rate }) };
}

function askedOf(sums: readonly Sum[], { negativeShare, knownFailures }: Heard): Asked {
  const countOf = (outcome: Outcome, from = sums): number => total(from.filter((one) => one.outcome === outcome));
  const counts = Object.fromEntries(exposureOutcomes.map((outcome) => [outcome, countOf(outcome)])) as Record<
    Outcome,
    number
  >;
  const { shown, started, sent } = counts;
  // A batch can be lost, or be forged: more may have started than were shown.
  const answered = Math.min(started, shown);
  const interval = shown >= fewestForShare ? wilson(answered, shown) : undefined;
  // Who answers without being counted answers like those who are.
  const unhappy = interval && silence({ shown, sent, negative: sent * negativeShare });
  const known = sums.filter(({ origin }) => knownFailures.includes(origin));
  const suppressedBy = reasonsOf(sums, 'suppressed');
  const byOpening = openings.flatMap((opening) => {
    const of = sums.filter((one) => one.opening === opening);
    const figures = { shown: countOf('shown', of), started: countOf('started', of), sent: countOf('sent', of) };
    return figures.shown > 0 ? [[opening, figures]] : [];
  });
  return {
    ...counts,
    ...(interval && { answerRate: { share: answered / shown, ...interval } }),
    ...(unhappy && { unhappy }),
    ...(knownFailures.length > 0 && { knownFailures: voiceOf(countOf('triggered', known), countOf('sent', known)) }),
    suppressedBy,
    expiredBy: reasonsOf(sums, 'expired'),
    heldOut: suppressedBy['holdOut'] ?? 0,
    byOpening: Object.fromEntries(byOpening) as Asked['byOpening'],
  };
}

/** What is known of a touchpoint beside what browsers reported. */
export interface Heard {
  /** Share of the invited answers that are worse than expected; of known failures all are. 0 without an answer. */
  negativeShare: number;
  /** Signals that tell of a failure beyond doubt. */
  knownFailures: readonly string[];
}

/** What browsers reported of asking, by touchpoint; one of which nothing was reported is not there. */
export async function askedIn(
  db: Kysely<Tables>,
  period: Period,
  heard: (touchpointId: string) => Heard,
): Promise<Map<string, Asked>> {
  const all = await sumsIn(db, period);
  const ids = new Set(all.map((one) => one.touchpoint_id));
  return new Map(
    [...ids].map((id) => [
      id,
      askedOf(
        all.filter((one) => one.touchpoint_id === id),
        heard(id),
      ),
    ]),
  );
}

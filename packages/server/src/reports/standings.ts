import { gap, rankLeastGood, startOfDay, wallClock } from '@earful/insight';
import type { Standings, StandingsQuery, TouchpointStanding } from '@earful/protocol';
import { maxClaimedAheadMinutes } from '@earful/protocol';
import { createCounter } from '../cases/counter.js';
import { dayOf } from '../exposures/day-of.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Store } from '../store/store.js';
import { askedIn } from './asked.js';
import type { Heard, Period } from './asked.js';
import { byCount, inRow, sumOf, totalOf } from './counts.js';
import { promiseStandingsIn } from './promise-standings.js';
import type { Answers, Counts } from './count-answers.js';
import { countAnswers, noCounts } from './count-answers.js';

const dayMs = 24 * 3_600_000;

/** From so many answers on, figures are as of a moment ago. */
const many = 10_000;

/** Days of the site since 1970, both counted. */
interface Days {
  first: number;
  last: number;
}

const weeksIn = ({ first, last }: Days): number => Math.ceil((last - first + 1) / 7);

/** Whole weeks back from the last day, so that the newest bar is never a broken week; the oldest begins with the period. */
const weekStarts = (days: Days): string[] =>
  Array.from({ length: weeksIn(days) }, (_, at) => days.last + 1 - 7 * (weeksIn(days) - at)).map((day) =>
    dayOf(Math.max(days.first, day) * dayMs),
  );

/** What there are few of, in a row, from the lowest value on. */
const fewOf = (length: number, lowest: number, counts: ReadonlyMap<string, number>): number[] =>
  inRow(
    length,
    [...counts].map(([value, count]) => [Number(value) - lowest, count]),
  );

function causesOf(counts: ReadonlyMap<string, number>, touchpointId: string, site: SiteDirectory) {
  const codes = sumOf<string>(
    [...counts].map(([list, count]) => (JSON.parse(list) as string[]).map((code) => [code, count] as const)),
  );
  return byCount(codes).map(([code, count]) => ({ code, label: site.causeLabel(touchpointId, code), count }));
}

type Figures = Omit<TouchpointStanding, 'standing' | 'low' | 'high' | 'label' | 'asked' | 'promises'>;

function figuresOf(touchpointId: string, counts: Counts, days: Days, site: SiteDirectory): Figures {
  const { n, k, shares } = gap(fewOf(5, -2, counts.disconfirmation) as Figures['shares']);
  const weeks = weeksIn(days);
  const department = site.department(touchpointId);
  const numberOf = (named: ReadonlyMap<string, number>, value: string): number => named.get(value) ?? 0;
  return {
    touchpointId,
    name: site.touchpointName(touchpointId),
    ...(department === undefined ? {} : { department }),
    critiques: totalOf(counts.origin),
    n,
    k,
    shares,
    severities: fewOf(4, 1, counts.severity) as Figures['severities'],
    causes: causesOf(counts.causes, touchpointId, site),
    byHour: inRow(24, counts.hour),
    byWeekday: inRow(7, counts.weekday),
    byWeek: inRow(
      weeks,
      // By a device's clock that is ahead, it may be tomorrow.
      [...counts.day].map(([day, count]) => [weeks - 1 - Math.max(0, Math.floor((days.last - day) / 7)), count]),
    ),
    byLocale: Object.fromEntries(byCount(counts.locale)),
    byViewport: { narrow: numberOf(counts.width, 'narrow'), wide: numberOf(counts.width, 'wide') },
    delivered: { atOnce: numberOf(counts.arrival, 'atOnce'), later: numberOf(counts.arrival, 'later') },
  };
}

/** What was answered in a period, all of it of one moment, which ends it. */
interface Answered {
  days: Days;
  period: Period;
  answers: Answers;
}

const originsOf = ({ invited, volunteered }: Answers): Map<string, number> =>
  sumOf([...invited.values(), ...volunteered.values()].map(({ origin }) => origin));

/**
 * Touchpoints least good first (F7) with their distributions (F2). Invited and volunteered answers never meet in one
 * figure. A touchpoint nobody answered about stands at the end as "not measured". Beside the invited ones stands how
 * often Earful asked, as far as browsers reported it.
 *
 * The period is so many whole days by the clock of the site, today among them. Of many answers it ends a moment ago.
 *
 * @param now Clock, in milliseconds since 1970.
 * @param stepSize Most revisions that are counted at once.
 */
export function createStandings(
  { read: db }: Store,
  site: SiteDirectory,
  now: () => number,
  stepSize?: number,
): (query: StandingsQuery) => Promise<Standings> {
  const clock = wallClock(site.timeZone);
  const counter = createCounter();

  async function answeredIn(count: number): Promise<Answered> {
    const toMs = now();
    const last = clock(toMs).day;
    const days = { first: last + 1 - count, last };
    const fromMs = startOfDay(clock, days.first);
    // A device's clock may be this far ahead and still be believed; its answer counts at once.
    const ahead = { fromMs, toMs: toMs + maxClaimedAheadMinutes * 60_000 };
    return { days, period: { fromMs, toMs }, answers: await countAnswers(db, ahead, clock, stepSize) };
  }

  return async (query) => {
    const { days, period, answers } = await counter.count(
      [query.days],
      () => answeredIn(query.days),
      (last) => totalOf(originsOf(last.answers)) < many,
    );
    const counts = answers[query.origin];
    const ids = [...new Set([...site.touchpointIds, ...[...counts.keys()].toSorted()])];
    const figures = new Map(ids.map((id) => [id, figuresOf(id, counts.get(id) ?? noCounts(), days, site)]));
    const measured = [...figures.values()].filter(({ n }) => n > 0);
    const ranked = rankLeastGood(measured.map(({ touchpointId, k, n }) => ({ id: touchpointId, k, n })));
    const unmeasured = [...figures.values()].filter(({ n }) => n === 0);
    const heardOf = (id: string): Heard => {
      const { critiques = 0, n = 0, shares } = figures.get(id) ?? {};
      const negative = shares ? shares[0] + shares[1] + critiques - n : 0;
      return { negativeShare: negative / Math.max(critiques, 1), knownFailures: site.knownFailures(id) };
    };
    const asked = query.origin === 'invited' ? await askedIn(db, period, heardOf) : undefined;
    const promises = await promiseStandingsIn(db, period, site);
    const reported = (id: string): Pick<TouchpointStanding, 'asked' | 'promises'> => ({
      ...(asked?.has(id) && { asked: asked.get(id) }),
      ...(promises.has(id) && { promises: promises.get(id) }),
    });

    return {
      origin: query.origin,
      from: new Date(period.fromMs).toISOString(),
      to: new Date(period.toMs).toISOString(),
      timeZone: site.timeZone,
      weeks: weekStarts(days),
      touchpoints: [
        ...ranked.map(({ id, standing, low, high, label }) => ({
          ...figures.get(id)!,
          ...(standing === undefined ? {} : { standing }),
          ...(low === undefined ? {} : { low }),
          ...(high === undefined ? {} : { high }),
          label,
          ...reported(id),
        })),
        ...unmeasured
          .toSorted((a, b) => b.critiques - a.critiques)
          .map((one) => ({ ...one, label: 'notMeasured' as const, ...reported(one.touchpointId) })),
      ],
      origins: byCount(originsOf(answers)).map(([origin, critiques]) => ({
        origin: origin as Standings['origins'][number]['origin'],
        critiques,
      })),
    };
  };
}

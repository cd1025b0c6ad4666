import type { Disconfirmation, WallTime } from '@earful/insight';
import { gap, rankLeastGood, startOfDay, wallClock } from '@earful/insight';
import type { Standings, StandingsQuery, TouchpointStanding } from '@earful/protocol';
import { maxClaimedAheadMinutes, volunteered } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { dayOf } from '../exposures/day-of.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Tables } from '../store/tables.js';
import { askedIn } from './asked.js';
import type { Heard, Period } from './asked.js';
import { countBy, countInto } from './counts.js';
import { promiseStandingsIn } from './promise-standings.js';

const dayMs = 24 * 3_600_000;
/** What waited longer on the device counts as written while offline. */
const laterFromMs = 60_000;
const wideFromPx = 600;
const unasked = new Set<string>(volunteered);

/** Latest revisions whose expectation was missed (else: that were submitted) in the period. */
function answersIn(db: Kysely<Tables>, { fromMs, toMs }: Period) {
  return db
    .selectFrom('critiques')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.critique_id', '=', 'critiques.id')
        .onRef('revisions.revision', '=', 'critiques.latest_revision'),
    )
    .select(['revisions.touchpoint_id', 'revisions.origin', 'revisions.disconfirmation', 'revisions.severity'])
    .select(['revisions.causes', 'revisions.locale', 'revisions.viewport_width'])
    .select((select) => [
      select.fn.coalesce('revisions.occurred_at', 'revisions.submitted_at').as('at'),
      // Details are added while online; whether the critique waited shows in its first revision.
      select
        .selectFrom('revisions as first')
        .select('first.queued_ms')
        .whereRef('first.critique_id', '=', 'critiques.id')
        .orderBy('first.revision')
        .limit(1)
        .as('queued_ms'),
    ])
    .where('critiques.withdrawn_at', 'is', null)
    .where('critiques.in_doubt', '=', 0)
    .where(
      (select) => select.fn.coalesce('revisions.occurred_at', 'revisions.submitted_at'),
      '>=',
      new Date(fromMs).toISOString(),
    )
    .where(
      (select) => select.fn.coalesce('revisions.occurred_at', 'revisions.submitted_at'),
      '<=',
      // A device's clock may be this far ahead and still be believed; its answer counts at once.
      new Date(toMs + maxClaimedAheadMinutes * 60_000).toISOString(),
    )
    .execute();
}

/** Beside what was answered, when it happened by the clock of the site. */
type Answer = Awaited<ReturnType<typeof answersIn>>[number] & { wall: WallTime };

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

const comparisonsOf = (answers: readonly Answer[]) =>
  answers.flatMap(({ disconfirmation }) => (disconfirmation === null ? [] : [disconfirmation as Disconfirmation]));

function causesOf(answers: readonly Answer[], touchpointId: string, site: SiteDirectory) {
  const codes = answers.flatMap(({ causes }) => (causes === null ? [] : (JSON.parse(causes) as string[])));
  return [...countBy(codes)]
    .map(([code, count]) => ({ code, label: site.causeLabel(touchpointId, code), count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

type Counts = Omit<TouchpointStanding, 'standing' | 'low' | 'high' | 'label' | 'asked' | 'promises'>;

function countsOf(touchpointId: string, answers: readonly Answer[], days: Days, site: SiteDirectory): Counts {
  const { n, k, shares } = gap(comparisonsOf(answers));
  const weeks = weeksIn(days);
  const department = site.department(touchpointId);
  const later = answers.filter((one) => (one.queued_ms ?? 0) > laterFromMs).length;
  const measured = answers.flatMap((one) => (one.viewport_width === null ? [] : [one.viewport_width]));
  const wide = measured.filter((px) => px >= wideFromPx).length;
  const severities = countInto(
    4,
    answers.flatMap(({ severity }) => (severity === null ? [] : [severity - 1])),
  );
  return {
    touchpointId,
    name: site.touchpointName(touchpointId),
    ...(department === undefined ? {} : { department }),
    critiques: answers.length,
    n,
    k,
    shares,
    severities: severities as Counts['severities'],
    causes: causesOf(answers, touchpointId, site),
    byHour: countInto(
      24,
      answers.map(({ wall }) => wall.hour),
    ),
    byWeekday: countInto(
      7,
      answers.map(({ wall }) => wall.weekday),
    ),
    byWeek: countInto(
      weeks,
      // By a device's clock that is ahead, it may be tomorrow.
      answers.map(({ wall }) => weeks - 1 - Math.max(0, Math.floor((days.last - wall.day) / 7))),
    ),
    byLocale: Object.fromEntries(countBy(answers.map(({ locale }) => locale))),
    byViewport: { narrow: measured.length - wide, wide },
    delivered: { atOnce: answers.length - later, later },
  };
}

/**
 * Touchpoints least good first (F7) with their distributions (F2). Invited and volunteered answers never meet in one
 * figure. A touchpoint nobody answered about stands at the end as "not measured". Beside the invited ones stands how
 * often Earful asked, as far as browsers reported it.
 *
 * The period is so many whole days by the clock of the site, today among them.
 *
 * @param nowMs End of the period, in milliseconds since 1970.
 */
export async function standingsOf(
  db: Kysely<Tables>,
  query: StandingsQuery,
  site: SiteDirectory,
  nowMs: number,
): Promise<Standings> {
  const clock = wallClock(site.timeZone);
  const last = clock(nowMs).day;
  const days = { first: last + 1 - query.days, last };
  const period = { fromMs: startOfDay(clock, days.first), toMs: nowMs };
  const all = await answersIn(db, period);
  const answers = all
    .filter(({ origin }) => unasked.has(origin) === (query.origin === 'volunteered'))
    .map((one) => ({ ...one, wall: clock(Date.parse(one.at)) }));
  const ids = new Set([...site.touchpointIds, ...answers.map((one) => one.touchpoint_id)]);
  const counts = new Map(
    [...ids].map((id) => [
      id,
      countsOf(
        id,
        answers.filter((one) => one.touchpoint_id === id),
        days,
        site,
      ),
    ]),
  );
  const measured = [...counts.values()].filter(({ n }) => n > 0);
  const ranked = rankLeastGood(measured.map(({ touchpointId, k, n }) => ({ id: touchpointId, k, n })));
  const unmeasured = [...counts.values()].filter(({ n }) => n === 0);
  const heardOf = (id: string): Heard => {
    const { critiques = 0, n = 0, shares } = counts.get(id) ?? {};
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
        ...counts.get(id)!,
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
    origins: [...countBy(all.map(({ origin }) => origin))].map(([origin, critiques]) => ({ origin, critiques })),
  };
}

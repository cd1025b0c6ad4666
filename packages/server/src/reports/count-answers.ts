import type { WallTime } from '@earful/insight';
import type { StandingsQuery } from '@earful/protocol';
import { volunteered } from '@earful/protocol';
import type { Kysely, RawBuilder } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import type { Tables } from '../store/tables.js';
import { addTo } from './counts.js';

/** What waited longer on the device counts as written while offline. */
const laterFromMs = 60_000;
const wideFromPx = 600;

/** Most revisions that are counted in one step. In SQLite the whole process waits for it, elsewhere nobody does. */
const [ownSize, serverSize] = [2_000, 20_000];

/** When what was missed has happened; a revision that does not say so is about the moment in which it was written. */
const moment = sql<string>`coalesce(occurred_at, submitted_at)`;

/** Details are added while online; whether the critique waited shows in its first revision. */
const queuedMs = sql`case when revision = 1 then queued_ms else (select first.queued_ms from revisions as first
  where first.critique_id = revisions.critique_id order by first.revision limit 1) end`;

/** What is counted, each by itself. An answer that says nothing of it is not in that count. */
const facets = {
  origin: sql`origin`,
  disconfirmation: sql`disconfirmation`,
  severity: sql`severity`,
  causes: sql`causes`,
  locale: sql`locale`,
  width: sql`case when viewport_width >= ${sql.lit(wideFromPx)} then 'wide' when viewport_width is not null then 'narrow' end`,
  arrival: sql`case when ${queuedMs} > ${sql.lit(laterFromMs)} then 'later' else 'atOnce' end`,
  // No clock is set to anything but a quarter of an hour, so within one all is of one day and one hour.
  quarter: sql`substr(${moment}, 1, 14) || cast(cast(substr(${moment}, 15, 2) as integer) / 15 as text)`,
} satisfies Record<string, RawBuilder<unknown>>;
type Facet = keyof typeof facets;
const names = Object.keys(facets) as Facet[];

/** How often each value was found. `causes` are lists, as JSON; the rest is what the clock shows. */
export type Counts = Record<Exclude<Facet, 'quarter'>, Map<string, number>> &
  Record<keyof WallTime, Map<number, number>>;

/** What was answered, by touchpoint. */
export type Answers = Record<StandingsQuery['origin'], Map<string, Counts>>;

interface Found {
  facet: Facet;
  touchpoint_id: string;
  unasked: number;
  value: string;
  count: number;
}

/** Both ends as the tables write them: after one moment, up to another. */
interface Step {
  after: string;
  upTo: string;
}

async function findIn(db: Kysely<Tables>, { after, upTo }: Step): Promise<Found[]> {
  const unasked = sql.join(volunteered.map((one) => sql.lit(one)));
  const columns = sql.join(names.map((name) => sql`${facets[name]} as ${sql.ref(name)}`));
  const counts = names.map(
    (name) => sql`select ${sql.lit(name)} as facet, touchpoint_id, unasked, cast(${sql.ref(name)} as text) as value,
      count(*) as count from answers where ${sql.ref(name)} is not null group by touchpoint_id, unasked, ${sql.ref(name)}`,
  );
  // Asked for each revision, not joined: an engine that believes to know better reads all critiques at every step.
  const { rows } = await sql<Found>`with answers as materialized (
    select touchpoint_id, case when origin in (${unasked}) then 1 else 0 end as unasked, ${columns} from revisions
    where ${moment} > ${after} and ${moment} <= ${upTo} and revision = (
      select latest_revision from critiques where id = revisions.critique_id and withdrawn_at is null and in_doubt = 0))
    ${sql.join(counts, sql` union all `)}`.execute(db);
  return rows;
}

/** Of a touchpoint of which nothing was found. */
export const noCounts = (): Counts =>
  Object.fromEntries([...names, 'day', 'weekday', 'hour'].map((name) => [name, new Map()])) as unknown as Counts;

/** `2026-02-10T12:3`: the last quarter after twelve. */
const timeOf = (quarter: string): number =>
  Date.parse(`${quarter.slice(0, 14)}00Z`) + Number(quarter.slice(14)) * 900_000;

/**
 * Lets the database count the newest revisions of a period, without those that were taken back or are set aside: in steps,
 * between which everything else goes on.
 *
 * @param clock reads the clock of the site
 */
export async function countAnswers(
  db: Kysely<Tables>,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  clock: (timeMs: number) => WallTime,
  stepSize = db.getExecutor().adapter instanceof SqliteAdapter ? ownSize : serverSize,
): Promise<Answers> {
  const answers: Answers = { invited: new Map(), volunteered: new Map() };
  const end = new Date(toMs).toISOString();
  for (let after = new Date(fromMs - 1).toISOString(); after < end;) {
    const { rows } = await sql<{ at: string }>`select ${moment} as at from revisions
      where ${moment} > ${after} and ${moment} <= ${end}
      order by ${moment} limit 1 offset ${sql.lit(stepSize - 1)}`.execute(db);
    const upTo = rows[0]?.at ?? end;
    for (const { facet, touchpoint_id: id, unasked, value, count } of await findIn(db, { after, upTo })) {
      const touchpoints = answers[unasked === 1 ? 'volunteered' : 'invited'];
      const counts = touchpoints.get(id) ?? noCounts();
      touchpoints.set(id, counts);
      if (facet === 'quarter') {
        const wall = clock(timeOf(value));
        for (const name of ['day', 'weekday', 'hour'] as const) addTo(counts[name], wall[name], count);
      } else addTo(counts[facet], value, count);
    }
    after = upTo;
    await setImmediate();
  }
  return answers;
}

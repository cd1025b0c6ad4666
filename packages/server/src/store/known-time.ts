import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

/**
 * When a clock was last believed, since when one goes on that is not, and when retention last came to its end; in milliseconds
 * since 1970.
 */
interface Times {
  believed: number | undefined;
  doubtedSince: number | undefined;
  retained: number | undefined;
}

const names = { believed: 'time', doubtedSince: 'doubted-time', retained: 'retained-time' } as const;

export async function readTimes(db: Kysely<Tables>): Promise<Times> {
  const rows = await db.selectFrom('shared_keys').selectAll().where('name', 'in', Object.values(names)).execute();
  const of = (name: string) => {
    const row = rows.find((one) => one.name === name);
    return row && Date.parse(row.value);
  };
  return { believed: of(names.believed), doubtedSince: of(names.doubtedSince), retained: of(names.retained) };
}

async function write(db: Transaction<Tables>, name: string, timeMs: number): Promise<void> {
  const value = new Date(timeMs).toISOString();
  await db
    .insertInto('shared_keys')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** When the last change of any kind was noted. */
async function newestOfRows(db: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ at: string | null }>`
    select max(at) as at from (
      select created_at as at from outgoing where sequence = (select max(sequence) from outgoing)
      union all select at from audit where sequence = (select max(sequence) from audit)
    ) as signs`.execute(db);
  return rows[0]?.at ?? undefined;
}

/** Writes down a moment that was believed; from then on no clock is doubted. */
export async function noteTime(db: Transaction<Tables>, nowMs: number): Promise<void> {
  await db.deleteFrom('shared_keys').where('name', '=', names.doubtedSince).execute();
  await write(db, names.believed, nowMs);
}

/** Writes down when a clock was first seen that is not believed. */
export const noteDoubt = (db: Transaction<Tables>, nowMs: number): Promise<void> =>
  write(db, names.doubtedSince, nowMs);

/** Writes down when everything was deleted whose time was over. */
export const noteRetained = (db: Transaction<Tables>, nowMs: number): Promise<void> => write(db, names.retained, nowMs);

/** A receiver may have looked at the database that is moved to, and stored nothing. */
export const forgetTime = (db: Transaction<Tables>): Promise<unknown> =>
  db.deleteFrom('shared_keys').where('name', 'in', Object.values(names)).execute();

/**
 * The last moment that this database is known to have been in use at, in milliseconds since 1970; undefined: it is new. It is
 * written down before anything is taken with the clock of this process, because what comes while a clock is wrong has its time,
 * and would bear it out.
 */
export async function knownTime(store: Pick<Store, 'read' | 'write'>): Promise<number | undefined> {
  const { believed } = await readTimes(store.read);
  if (believed !== undefined) return believed;
  const newest = await newestOfRows(store.read);
  if (newest === undefined) return undefined;
  const newestMs = Date.parse(newest);
  await store.write((db) => noteTime(db, newestMs));
  return newestMs;
}

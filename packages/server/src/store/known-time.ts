import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

const name = 'time';

const written = async (db: Kysely<Tables>): Promise<string | undefined> =>
  (await db.selectFrom('shared_keys').select('value').where('name', '=', name).executeTakeFirst())?.value;

/** When the last change of any kind was noted. */
async function newestOfRows(db: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ at: string | null }>`
    select max(at) as at from (
      select created_at as at from outgoing where sequence = (select max(sequence) from outgoing)
      union all select at from audit where sequence = (select max(sequence) from audit)
    ) as signs`.execute(db);
  return rows[0]?.at ?? undefined;
}

/** Writes down a moment that was believed, ISO 8601. */
export async function noteTime(db: Transaction<Tables>, at: string): Promise<void> {
  await db
    .insertInto('shared_keys')
    .values({ name, value: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: at }))
    .execute();
}

/** A receiver may have looked at the database that is moved to, and stored nothing. */
export const forgetTime = (db: Transaction<Tables>): Promise<unknown> =>
  db.deleteFrom('shared_keys').where('name', '=', name).execute();

/**
 * The last moment that this database is known to have been in use at; undefined: it is new. It is written down before anything is
 * taken with the clock of this process, because what comes while a clock is wrong has its time, and would bear it out.
 */
export async function knownTime({ read, write }: Pick<Store, 'read' | 'write'>): Promise<string | undefined> {
  const known = await written(read);
  if (known !== undefined) return known;
  const newest = await newestOfRows(read);
  if (newest !== undefined) await write((db) => noteTime(db, newest));
  return newest;
}

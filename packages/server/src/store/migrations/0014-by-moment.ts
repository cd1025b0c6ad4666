import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Revisions by the moment that they are about, so that figures of a month look at that month and not at all there is. Of words
 * that a customer chose nothing stands in it: PostgreSQL refuses a row whose part in an index is long.
 */
export const byMoment =
  () =>
  async (db: Kysely<unknown>): Promise<void> => {
    await sql`create index revisions_by_moment on revisions (coalesce(occurred_at, submitted_at))`.execute(db);
  };

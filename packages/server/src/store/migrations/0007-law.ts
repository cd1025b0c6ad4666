import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** The mark of words whose time is over, and the way from an address to what was said under it. */
export const law =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.alterTable('critiques').addColumn('reduced_at', text).execute();
    await sql`create index contacts_by_email on contacts (lower(email))`.execute(db);
  };

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** What is set aside until a person has looked. Few ever are, so only those are in the index. */
export const doubtful =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.alterTable('critiques').addColumn('doubt', text).execute();
    await db.schema
      .alterTable('critiques')
      .addColumn('in_doubt', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`create index critiques_by_doubt on critiques (received_at) where in_doubt = 1`.execute(db);
  };

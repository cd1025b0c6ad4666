import type { Kysely } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** The mark of words whose time is over. */
export const law =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.alterTable('critiques').addColumn('reduced_at', text).execute();
  };

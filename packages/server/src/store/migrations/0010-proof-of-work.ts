import type { Kysely } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** Keys that every process of one database has to have in common. */
export const proofOfWork =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('shared_keys')
      .addColumn('name', text, (column) => column.primaryKey())
      .addColumn('value', text, (column) => column.notNull())
      .execute();
  };

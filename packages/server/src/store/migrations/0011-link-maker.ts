import type { Kysely } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** Links end with whoever made them. Those from before, good for a day at most, have nobody. */
export const linkMaker =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .alterTable('sign_in_links')
      .addColumn('made_by', text, (column) => column.references('members.id').onDelete('cascade'))
      .execute();
  };

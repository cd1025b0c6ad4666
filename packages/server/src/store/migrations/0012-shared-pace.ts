import type { Kysely } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** Before when a destination is left alone, by every process. */
export const sharedPace =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    for (const column of ['paused_until', 'quiet_until'])
      await db.schema.alterTable('destinations').addColumn(column, text).execute();
  };

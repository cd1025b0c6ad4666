import type { Kysely } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** What the optional panel asks since, and the mark of a critique that its customer took back. */
export const detailsAndWithdrawal =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    const added = [
      'answer_order',
      'opening',
      'expectation_source',
      'remedy_text',
      'patience',
      'parity',
      'emotions',
      'perceptions',
      'redactions',
      'call_window',
    ];
    // One statement each: SQLite adds no two columns at once.
    for (const column of added) await db.schema.alterTable('revisions').addColumn(column, text).execute();
    await db.schema.alterTable('critiques').addColumn('withdrawn_at', text).execute();
  };

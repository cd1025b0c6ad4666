import type { Kysely } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** Sums of what browsers report. A column that is part of a key is never null: two nulls would be two rows. */
export const denominators =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('exposures')
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('touchpoint_id', text, (column) => column.notNull())
      .addColumn('origin', text, (column) => column.notNull())
      .addColumn('opening', text, (column) => column.notNull())
      .addColumn('locale', text, (column) => column.notNull())
      .addColumn('outcome', text, (column) => column.notNull())
      .addColumn('reason', text, (column) => column.notNull())
      .addColumn('sample', 'integer', (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('exposures_key', [
        'day',
        'touchpoint_id',
        'origin',
        'opening',
        'locale',
        'outcome',
        'reason',
        'sample',
      ])
      .execute();

    await db.schema
      .createTable('promise_outcomes')
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('promise_id', text, (column) => column.notNull())
      .addColumn('outcome', text, (column) => column.notNull())
      .addColumn('sample', 'integer', (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('promise_outcomes_key', ['day', 'promise_id', 'outcome', 'sample'])
      .execute();

    await db.schema
      .createTable('waits')
      .addColumn('touchpoint_id', text, (column) => column.notNull())
      .addColumn('seconds', 'integer', (column) => column.notNull())
      .addColumn('has_left', 'integer', (column) => column.notNull())
      .addColumn('sample', 'integer', (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('waits_key', ['touchpoint_id', 'seconds', 'has_left', 'sample'])
      .execute();

    await db.schema
      .createTable('exposure_batches')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('sample', 'integer', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('exposure_batches_by_day').on('exposure_batches').column('day').execute();
  };

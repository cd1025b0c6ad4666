import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** Who is told of outgoing rows, what each of them has been told, and every attempt. */
export const outgoingDeliveries =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('destinations')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('followed_to', 'bigint', (column) => column.notNull())
      .addColumn('disabled_at', text)
      .execute();

    await db.schema
      .createTable('deliveries')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('destination_id', text, (column) => column.notNull())
      .addColumn('topic', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('reason', text)
      .addColumn('case_id', text, (column) => column.references('cases.id').onDelete('cascade'))
      .addColumn('first_sequence', 'bigint', (column) => column.notNull())
      .addColumn('last_sequence', 'bigint', (column) => column.notNull())
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('due_at', text, (column) => column.notNull())
      .addColumn('lease_until', text)
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('status', text)
      .addColumn('finished_at', text)
      .addUniqueConstraint('deliveries_once', ['destination_id', 'topic'])
      .execute();
    await db.schema
      .createIndex('deliveries_due')
      .on('deliveries')
      .columns(['state', 'destination_id', 'due_at'])
      .execute();
    await db.schema.createIndex('deliveries_by_case').on('deliveries').column('case_id').execute();

    await db.schema
      .createTable('delivery_attempts')
      .addColumn('delivery_id', text, (column) => column.notNull().references('deliveries.id').onDelete('cascade'))
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('at', text, (column) => column.notNull())
      .addColumn('status', text, (column) => column.notNull())
      .addColumn('took_ms', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('delivery_attempts_key', ['delivery_id', 'attempt'])
      .execute();

    // Whether somebody was failed before is looked up for every critique that wants an answer.
    await sql`create index contacts_by_email on contacts (lower(email))`.execute(db);
    await db.schema.createIndex('contacts_by_phone').on('contacts').column('phone').execute();
  };

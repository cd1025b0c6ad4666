import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** The tables of the first version; `tables.ts` says what the columns mean. */
export const firstTables =
  (forms: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    const { text, real, sequence } = forms;
    const critiques = db.schema
      .createTable('critiques')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('reference', text, (column) => column.notNull())
      .addColumn('secret_hash', text, (column) => column.notNull())
      .addColumn('latest_revision', 'integer', (column) => column.notNull())
      .addColumn('received_at', text, (column) => column.notNull())
      .addColumn('sample', 'integer', (column) => column.notNull());
    await forms.createSplit(db, critiques, 'critiques', 'id');
    await db.schema.createIndex('critiques_by_reference').on('critiques').column('reference').execute();

    const revisions = db.schema
      .createTable('revisions')
      .addColumn('critique_id', text, (column) => column.notNull().references('critiques.id').onDelete('cascade'))
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('digest', text, (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addColumn('received_at', text, (column) => column.notNull())
      .addColumn('submitted_at', text, (column) => column.notNull())
      .addColumn('occurred_at', text)
      .addColumn('clock_doubted', 'integer', (column) => column.notNull())
      .addColumn('queued_ms', 'bigint', (column) => column.notNull())
      .addColumn('touchpoint_id', text, (column) => column.notNull())
      .addColumn('origin', text, (column) => column.notNull())
      .addColumn('surface', text, (column) => column.notNull())
      .addColumn('locale', text, (column) => column.notNull())
      .addColumn('disconfirmation', 'integer')
      .addColumn('severity', 'integer')
      .addColumn('comment', text)
      .addColumn('expected_text', text)
      .addColumn('reply_wanted', text)
      .addColumn('promise_id', text)
      .addColumn('promise_text', text)
      .addColumn('promise_due_at', text)
      .addColumn('path', text)
      .addColumn('viewport_width', 'integer')
      .addColumn('sanitised', 'integer', (column) => column.notNull())
      .addColumn('causes', text)
      .addColumn('trail', text)
      .addColumn('facts', text)
      .addPrimaryKeyConstraint('revisions_key', ['critique_id', 'revision']);
    await forms.createSplit(db, revisions, 'revisions', 'critique_id');

    const contacts = db.schema
      .createTable('contacts')
      .addColumn('critique_id', text, (column) =>
        column.primaryKey().references('critiques.id').onDelete('cascade').notNull(),
      )
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('email', text)
      .addColumn('phone', text);
    await forms.createSplit(db, contacts, 'contacts', 'critique_id');

    await db.schema
      .createTable('members')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('name', text, (column) => column.notNull().unique())
      .addColumn('created_at', text, (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('cases')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('critique_id', text, (column) =>
        column.notNull().unique().references('critiques.id').onDelete('cascade'),
      )
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('harm', real, (column) => column.notNull())
      .addColumn('read_by', text)
      .addColumn('answer_by', text)
      .addColumn('acknowledged_at', text)
      .addColumn('acknowledged_by', text, (column) => column.references('members.id'))
      .addColumn('answered_at', text)
      .execute();
    await db.schema.createIndex('cases_worst_first').on('cases').columns(['state', 'harm']).execute();

    await db.schema
      .createTable('replies')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('case_id', text, (column) => column.notNull().references('cases.id').onDelete('cascade'))
      .addColumn('author_id', text, (column) => column.notNull().references('members.id'))
      .addColumn('text', text, (column) => column.notNull())
      .addColumn('sent_at', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('replies_by_case').on('replies').columns(['case_id', 'sent_at']).execute();

    await db.schema
      .createTable('sign_in_links')
      .addColumn('token_hash', text, (column) => column.primaryKey())
      .addColumn('member_id', text, (column) => column.notNull().references('members.id').onDelete('cascade'))
      .addColumn('expires_at', text, (column) => column.notNull())
      .addColumn('used_at', text)
      .execute();

    await db.schema
      .createTable('sessions')
      .addColumn('id_hash', text, (column) => column.primaryKey())
      .addColumn('member_id', text, (column) => column.notNull().references('members.id').onDelete('cascade'))
      .addColumn('last_seen_at', text, (column) => column.notNull())
      .addColumn('expires_at', text, (column) => column.notNull())
      .execute();

    // A stream resumes on its number.
    await db.schema
      .createTable('outgoing')
      .addColumn('sequence', sequence.type, (column) => sequence.build(column.primaryKey()))
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('case_id', text, (column) => column.notNull().references('cases.id').onDelete('cascade'))
      .addColumn('created_at', text, (column) => column.notNull())
      .execute();
    await sql`create index outgoing_by_case on outgoing (case_id)`.execute(db);
  };

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** How long sessions of earlier versions lasted, in milliseconds: so they tell when they began. */
const sessionMs = 7 * 24 * 3_600_000;

/** Roles, sessions that can be listed, and who did what. Whoever came first becomes the owner, all others members. */
export const people =
  (forms: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    const { text, sequence } = forms;
    await db.schema
      .alterTable('members')
      .addColumn('role', text, (column) => column.notNull().defaultTo('member'))
      .execute();
    await db.schema.alterTable('members').addColumn('removed_at', text).execute();
    await sql`update members set role = 'owner' where id = (select id from members order by created_at, id limit 1)`.execute(
      db,
    );

    await db.schema
      .alterTable('sessions')
      .addColumn('id', text, (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema
      .alterTable('sessions')
      .addColumn('created_at', text, (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable('sessions').addColumn('browser', text).execute();
    const { rows } = await sql<{ id_hash: string; expires_at: string }>`
      select id_hash, expires_at from sessions`.execute(db);
    for (const { id_hash: hash, expires_at: expiresAt } of rows) {
      const createdAt = new Date(Date.parse(expiresAt) - sessionMs).toISOString();
      await sql`update sessions set id = ${randomUUID()}, created_at = ${createdAt} where id_hash = ${hash}`.execute(
        db,
      );
    }
    await db.schema.createIndex('sessions_by_member').on('sessions').column('member_id').execute();

    await db.schema
      .createTable('audit')
      .addColumn('sequence', sequence.type, (column) => sequence.build(column.primaryKey()))
      .addColumn('at', text, (column) => column.notNull())
      .addColumn('actor_id', text)
      .addColumn('action', text, (column) => column.notNull())
      .addColumn('object_id', text, (column) => column.notNull())
      .addColumn('role', text)
      .execute();
    await forms.forbidChanges(db, 'audit');
  };

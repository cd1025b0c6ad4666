import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/**
 * The lists of the inbox in the order in which they are read, so that a page of fifty is fifty rows and not a sort of all.
 * What is open has an index of its own, because in the end nearly everything is answered.
 */
export const inboxOrder =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.alterTable('cases').addColumn('received_at', text).execute();
    await sql`update cases set received_at =
      (select critiques.received_at from critiques where critiques.id = cases.critique_id)`.execute(db);
    await db.schema.dropIndex('cases_worst_first').execute();
    await sql`create index cases_worst_first on cases (harm desc, received_at desc, id)`.execute(db);
    await sql`create index cases_open_worst_first on cases (harm desc, received_at desc, id, state)
      where state <> 'answered'`.execute(db);
    // Few are taken back; whoever counts the others counts all and subtracts these.
    await sql`create index critiques_by_withdrawal on critiques (withdrawn_at) where withdrawn_at is not null`.execute(
      db,
    );
    await sql`create index cases_newest_first on cases (received_at desc, id)`.execute(db);
  };

import type { Kysely } from 'kysely';
import type { EngineForms } from './engine-forms.js';

/** Who signs in by an account elsewhere. Apart from the members, so that it goes with the row when they are taken off. */
export const identity =
  ({ text }: EngineForms) =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('member_addresses')
      .addColumn('email', text, (column) => column.primaryKey())
      .addColumn('member_id', text, (column) => column.notNull().unique().references('members.id').onDelete('cascade'))
      .execute();
    await db.schema
      .createTable('identities')
      .addColumn('issuer', text, (column) => column.notNull())
      .addColumn('subject', text, (column) => column.notNull())
      .addColumn('member_id', text, (column) => column.notNull().references('members.id').onDelete('cascade'))
      .addColumn('bound_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('identities_by_account', ['issuer', 'subject'])
      // A member has one account at an issuer: no other can be put beside it.
      .addUniqueConstraint('identities_by_member', ['issuer', 'member_id'])
      .execute();
  };

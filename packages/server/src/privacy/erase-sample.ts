import type { Transaction } from 'kysely';
import { noteChange } from '../staff/audit.js';
import { sampleMark } from '../staff/members.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';

/**
 * Takes off the staff who were invented, and deletes what the audit says of them. Somebody may have used their names to answer
 * a customer: that stays, and so does its author's name.
 *
 * @returns How many were on the staff.
 */
async function eraseStaff(db: Transaction<Tables>, at: string): Promise<number> {
  const invented = `${sampleMark}%`;
  await db
    .deleteFrom('audit')
    .where((where) =>
      where.or([
        where.and([where('actor_id', 'is', null), where('object_id', 'like', invented)]),
        where.and([
          where('actor_id', 'like', invented),
          where.not(where.exists(where.selectFrom('cases').select('id').whereRef('id', '=', 'audit.object_id'))),
        ]),
      ]),
    )
    .execute();
  for (const table of ['sessions', 'sign_in_links', 'member_addresses', 'identities'] as const) {
    await db.deleteFrom(table).where('member_id', 'like', invented).execute();
  }
  const { numUpdatedRows } = await db
    .updateTable('members')
    .set({ removed_at: at })
    .where('id', 'like', invented)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  await db
    .deleteFrom('members')
    .where('id', 'like', invented)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('replies').select('id').whereRef('author_id', '=', 'members.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('cases').select('id').whereRef('acknowledged_by', '=', 'members.id'))),
    )
    .execute();
  return Number(numUpdatedRows);
}

/**
 * Erases everything that was stored as invented history, with its cases, answers, outgoing rows, sums and staff, and clears its
 * text from the files of the database. What customers wrote stays, and so do real staff and what the audit says they did.
 *
 * @returns How many critiques were erased.
 */
export async function eraseSample(store: Store): Promise<number> {
  const at = new Date(store.now()).toISOString();
  const erased = await store.write(async (db) => {
    const gone: number[] = [];
    // What hangs on a critique goes with it: every foreign key below it cascades.
    for (const table of ['critiques', 'exposures', 'promise_outcomes', 'waits', 'exposure_batches'] as const) {
      const { numDeletedRows } = await db.deleteFrom(table).where('sample', '=', 1).executeTakeFirst();
      gone.push(Number(numDeletedRows));
    }
    gone.push(await eraseStaff(db, at));
    const [critiques = 0] = gone;
    if (gone.some((count) => count > 0))
      await noteChange(db, { actorId: null, action: 'sampleErased', objectId: String(critiques), at });
    return critiques;
  });
  await store.compact();
  return erased;
}

import type { Transaction } from 'kysely';
import type { Member } from '../http/staff-session.js';
import { noteChange } from '../staff/audit.js';
import type { Tables } from '../store/tables.js';

interface Voucher {
  caseId: string;
  member: Member;
  /** ISO 8601. */
  at: string;
}

/**
 * A person says that this critique is real: from now on it counts, and is told like one that has just come. Saying it again
 * changes nothing.
 *
 * @returns whether there is such a case
 */
export async function vouch(db: Transaction<Tables>, { caseId, member, at }: Voucher): Promise<boolean> {
  const known = await db
    .selectFrom('cases')
    .innerJoin('critiques', 'critiques.id', 'cases.critique_id')
    .select(['critiques.id', 'critiques.in_doubt', 'critiques.withdrawn_at'])
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
  if (!known || known.withdrawn_at !== null) return false;
  if (known.in_doubt === 0) return true;
  await db.updateTable('critiques').set({ in_doubt: 0 }).where('id', '=', known.id).execute();
  await db.insertInto('outgoing').values({ kind: 'received', case_id: caseId, created_at: at }).execute();
  await noteChange(db, { actorId: member.memberId, action: 'vouched', objectId: caseId, at });
  return true;
}

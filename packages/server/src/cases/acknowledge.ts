import { caseState } from '@earful/insight';
import type { Transaction } from 'kysely';
import type { Member } from '../http/staff-session.js';
import { noteChange } from '../staff/audit.js';
import type { Tables } from '../store/tables.js';

interface Acknowledgement {
  caseId: string;
  member: Member;
  /** ISO 8601. */
  at: string;
}

/** Notes who read a case first, and when. Doing it again changes nothing. Tells whether there is a case to read. */
export async function acknowledge(db: Transaction<Tables>, { caseId, member, at }: Acknowledgement): Promise<boolean> {
  const known = await db
    .selectFrom('cases')
    .innerJoin('critiques', 'critiques.id', 'cases.critique_id')
    .select(['cases.acknowledged_at', 'cases.answered_at', 'critiques.withdrawn_at'])
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
  if (!known || known.withdrawn_at !== null) return false;
  if (known.acknowledged_at !== null) return true;
  await db
    .updateTable('cases')
    .set({
      state: caseState({ acknowledgedAt: at, answeredAt: known.answered_at }),
      acknowledged_at: at,
      acknowledged_by: member.memberId,
    })
    .where('id', '=', caseId)
    .execute();
  await db.insertInto('outgoing').values({ kind: 'acknowledged', case_id: caseId, created_at: at }).execute();
  await noteChange(db, { actorId: member.memberId, action: 'acknowledged', objectId: caseId, at });
  return true;
}

import { caseState } from '@earful/insight';
import type { Transaction } from 'kysely';
import type { Member } from '../http/staff-session.js';
import type { Tables } from '../store/tables.js';

interface Acknowledgement {
  caseId: string;
  member: Member;
  /** ISO 8601. */
  at: string;
}

/** Notes who read a case first, and when. Doing it again changes nothing. Tells whether there is such a case. */
export async function acknowledge(db: Transaction<Tables>, { caseId, member, at }: Acknowledgement): Promise<boolean> {
  const known = await db
    .selectFrom('cases')
    .select(['acknowledged_at', 'answered_at'])
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (!known) return false;
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
  return true;
}

import type { OpenSession } from '@earful/protocol';
import type { Kysely, Transaction } from 'kysely';
import { Refusal } from '../http/problem.js';
import type { Member } from '../http/staff-session.js';
import { idleMs } from '../http/staff-session.js';
import type { Tables } from '../store/tables.js';
import { noteChange } from './audit.js';

/** Sessions of a member that are still good, the latest first. */
export async function listSessions(
  db: Kysely<Tables>,
  memberId: string,
  { nowMs, ownId }: { nowMs: number; ownId: string },
): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'browser', 'created_at', 'last_seen_at', 'expires_at'])
    .where('member_id', '=', memberId)
    .where('expires_at', '>', new Date(nowMs).toISOString())
    .where('last_seen_at', '>', new Date(nowMs - idleMs).toISOString())
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    sessionId: row.id,
    startedAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    own: row.id === ownId,
    ...(row.browser === null ? {} : { browser: row.browser }),
  }));
}

/**
 * Whose session it is, with the role of this moment.
 *
 * @throws Refusal `not-signed-in` when it was ended, as it is with whoever was taken off the staff.
 */
export async function demandStill(db: Transaction<Tables>, sessionId: string): Promise<Member> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select(['members.id as memberId', 'members.name', 'members.role'])
    .where('sessions.id', '=', sessionId)
    .where('members.removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-signed-in');
  return row;
}

/**
 * Ends a session: one's own, or as an owner anybody's.
 *
 * @throws Refusal `not-found`, also for those of others: whose a session is, is not told.
 */
export async function endSession(
  db: Transaction<Tables>,
  { actor, sessionId, at }: { actor: Member; sessionId: string; at: string },
): Promise<void> {
  const row = await db.selectFrom('sessions').select('member_id').where('id', '=', sessionId).executeTakeFirst();
  if (!row || (row.member_id !== actor.memberId && actor.role !== 'owner')) throw new Refusal('not-found');
  await db.deleteFrom('sessions').where('id', '=', sessionId).execute();
  await noteChange(db, { actorId: actor.memberId, action: 'sessionEnded', objectId: row.member_id, at });
}

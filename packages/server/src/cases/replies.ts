import { caseState } from '@earful/insight';
import type { CaseReply } from '@earful/protocol';
import type { Kysely, Transaction } from 'kysely';
import type { Member } from '../http/staff-session.js';
import { noteChange } from '../staff/audit.js';
import type { Tables } from '../store/tables.js';
import { vouch } from './vouch.js';

/** The answers to a case, oldest first. */
export function repliesTo(db: Kysely<Tables>, caseId: string): Promise<CaseReply[]> {
  return db
    .selectFrom('replies')
    .innerJoin('members', 'members.id', 'replies.author_id')
    .select(['replies.id as replyId', 'members.name as authorName', 'replies.text', 'replies.sent_at as sentAt'])
    .where('replies.case_id', '=', caseId)
    .orderBy('replies.sent_at')
    .orderBy('replies.id')
    .execute();
}

export interface NewReply {
  caseId: string;
  replyId: string;
  /** Normalised. */
  text: string;
  author: Member;
  /** ISO 8601. */
  sentAt: string;
}

export type ReplyOutcome = 'sent' | 'repeated' | 'conflict' | 'not-found';

/**
 * Stores an answer. The same answer again changes nothing; another text or case under its id is refused. Whoever
 * answers has read: an unread case is acknowledged by the same person. What was taken back has no case to answer.
 */
export async function sendReply(db: Transaction<Tables>, reply: NewReply): Promise<ReplyOutcome> {
  const { caseId, replyId, text, author, sentAt } = reply;
  const known = await db
    .selectFrom('cases')
    .innerJoin('critiques', 'critiques.id', 'cases.critique_id')
    .select(['cases.acknowledged_at', 'cases.acknowledged_by', 'cases.answered_at', 'critiques.withdrawn_at'])
    .where('cases.id', '=', caseId)
    .executeTakeFirst();
  if (!known || known.withdrawn_at !== null) return 'not-found';

  const inserted = await db
    .insertInto('replies')
    .values({ id: replyId, case_id: caseId, author_id: author.memberId, text, sent_at: sentAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) {
    const stored = await db
      .selectFrom('replies')
      .select(['case_id', 'text'])
      .where('id', '=', replyId)
      .executeTakeFirstOrThrow();
    return stored.case_id === caseId && stored.text === text ? 'repeated' : 'conflict';
  }

  const acknowledgedAt = known.acknowledged_at ?? sentAt;
  const answeredAt = known.answered_at ?? sentAt;
  await db
    .updateTable('cases')
    .set({
      state: caseState({ acknowledgedAt, answeredAt }),
      acknowledged_at: acknowledgedAt,
      acknowledged_by: known.acknowledged_by ?? author.memberId,
      answered_at: answeredAt,
    })
    .where('id', '=', caseId)
    .execute();
  // Nobody answers a machine.
  await vouch(db, { caseId, member: author, at: sentAt });
  await db.insertInto('outgoing').values({ kind: 'replied', case_id: caseId, created_at: sentAt }).execute();
  await noteChange(db, { actorId: author.memberId, action: 'replied', objectId: caseId, at: sentAt });
  return 'sent';
}

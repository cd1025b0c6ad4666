import { createHash, randomBytes } from 'node:crypto';
import { caseState, harm } from '@earful/insight';
import type { Transaction } from 'kysely';
import { toRevisionRow } from '../cases/revision-row.js';
import { hashSecret } from '../secrets.js';
import type { Tables } from '../store/tables.js';
import { timeOrderedId } from '../store/time-ordered-id.js';
import type { OldComplaint } from './old-complaint.js';

/**
 * Stores an old complaint with its own dates. Nobody is told of it, and nothing was promised. One that is there already, or
 * was erased, is left as it is.
 *
 * @returns Whether it is new.
 */
export async function keepOldComplaint(db: Transaction<Tables>, complaint: OldComplaint): Promise<boolean> {
  const { critique, receivedAt, occurredAt, answeredAt = null } = complaint;
  const { critiqueId: id, revision, reference, reply } = critique;
  const first = await db
    .insertInto('critiques')
    .values({
      id,
      reference,
      // Nobody has ever had this secret: there is no link to what was not sent to us.
      secret_hash: hashSecret(randomBytes(16).toString('hex')),
      latest_revision: revision,
      received_at: receivedAt,
      sample: 0,
      withdrawn_at: null,
      reduced_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows !== 1n) return false;
  const body = JSON.stringify(critique);
  const submittedAt = Date.parse(receivedAt);
  await db
    .insertInto('revisions')
    .values(
      toRevisionRow({
        critique,
        touchpointId: critique.touchpointId,
        times: {
          submittedAt,
          occurredAt: occurredAt === undefined ? undefined : Date.parse(occurredAt),
          doubted: false,
          queuedMs: 0,
        },
        digest: createHash('sha256').update(body, 'utf8').digest('hex'),
        body,
        receivedAt,
      }),
    )
    .execute();
  await db
    .insertInto('cases')
    .values({
      id: timeOrderedId(Date.parse(receivedAt)),
      critique_id: id,
      state: caseState({ acknowledgedAt: answeredAt, answeredAt }),
      harm: harm(critique),
      read_by: null,
      answer_by: null,
      acknowledged_at: answeredAt,
      acknowledged_by: null,
      answered_at: answeredAt,
      received_at: receivedAt,
    })
    .execute();
  if (reply)
    await db
      .insertInto('contacts')
      .values({ critique_id: id, revision, email: reply.email ?? null, phone: reply.phone ?? null })
      .execute();
  return true;
}

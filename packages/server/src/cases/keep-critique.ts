import { randomUUID } from 'node:crypto';
import { harm } from '@earful/insight';
import type { Critique } from '@earful/protocol';
import type { Transaction } from 'kysely';
import type { Tables } from '../store/tables.js';
import { eraseWords } from './erase-words.js';
import type { RevisionFacts } from './revision-row.js';
import { toRevisionRow } from './revision-row.js';

export interface Arrival extends RevisionFacts {
  /** SHA-256 of the secret, hexadecimal. */
  secretHash: string;
  /** Promised moments of a new case, ISO 8601. */
  readBy: string | undefined;
  answerBy: string | undefined;
  sample: boolean;
}

export type Kept =
  | { outcome: 'stored' | 'duplicate' | 'erased'; receivedAt: string; readBy: string | null; answerBy: string | null }
  | { outcome: 'conflict' | 'wrong-proof' };

type Write = Transaction<Tables>;

async function keepContact(db: Write, { critiqueId, revision, reply }: Critique): Promise<void> {
  if (reply?.email === undefined && reply?.phone === undefined) {
    await db.deleteFrom('contacts').where('critique_id', '=', critiqueId).execute();
    return;
  }
  const contact = { revision, email: reply.email ?? null, phone: reply.phone ?? null };
  await db
    .insertInto('contacts')
    .values({ critique_id: critiqueId, ...contact })
    .onConflict((conflict) => conflict.column('critique_id').doUpdateSet(contact))
    .execute();
}

/** Makes what people see the newest revision, in whatever order the revisions arrived. */
async function showRevision(db: Write, critique: Critique): Promise<void> {
  await db
    .updateTable('critiques')
    .set({ latest_revision: critique.revision })
    .where('id', '=', critique.critiqueId)
    .execute();
  await db
    .updateTable('cases')
    .set({ harm: harm(critique) })
    .where('critique_id', '=', critique.critiqueId)
    .execute();
  await keepContact(db, critique);
}

/**
 * Stores one revision with everything that belongs to it: critique, case, contact, outgoing row. Inserts first and
 * looks afterwards, so that two arrivals at the same time can never both believe to be the first.
 */
export async function keepCritique(db: Write, arrival: Arrival): Promise<Kept> {
  const { critique, secretHash, receivedAt, digest } = arrival;
  const id = critique.critiqueId;
  const first = await db
    .insertInto('critiques')
    .values({
      id,
      reference: critique.reference,
      secret_hash: secretHash,
      latest_revision: critique.revision,
      received_at: receivedAt,
      sample: arrival.sample ? 1 : 0,
      withdrawn_at: null,
      reduced_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  const isNew = first.numInsertedOrUpdatedRows === 1n;
  if (isNew) {
    await db
      .insertInto('cases')
      .values({
        id: randomUUID(),
        critique_id: id,
        state: 'received',
        harm: harm(critique),
        read_by: arrival.readBy ?? null,
        answer_by: arrival.answerBy ?? null,
        acknowledged_at: null,
        acknowledged_by: null,
        answered_at: null,
      })
      .execute();
  }

  const known = await db
    .selectFrom('critiques')
    .innerJoin('cases', 'cases.critique_id', 'critiques.id')
    .select(['critiques.secret_hash', 'critiques.reference', 'critiques.latest_revision', 'critiques.withdrawn_at'])
    .select(['cases.id as caseId', 'cases.read_by as readBy', 'cases.answer_by as answerBy'])
    .where('critiques.id', '=', id)
    .executeTakeFirstOrThrow();
  // Id, reference and secret are minted together: who knows only the id may not write under it.
  if (known.secret_hash !== secretHash || known.reference !== critique.reference) return { outcome: 'wrong-proof' };

  const { readBy, answerBy } = known;
  if (known.withdrawn_at !== null) return { outcome: 'erased', receivedAt: known.withdrawn_at, readBy, answerBy };
  if (critique.withdrawn) {
    await eraseWords(db, arrival);
    return { outcome: 'erased', receivedAt, readBy, answerBy };
  }

  const inserted = await db
    .insertInto('revisions')
    .values(toRevisionRow(arrival))
    .onConflict((conflict) => conflict.columns(['critique_id', 'revision']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) {
    const stored = await db
      .selectFrom('revisions')
      .select(['digest', 'received_at'])
      .where('critique_id', '=', id)
      .where('revision', '=', critique.revision)
      .executeTakeFirstOrThrow();
    if (stored.digest !== digest) return { outcome: 'conflict' };
    return { outcome: 'duplicate', receivedAt: stored.received_at, readBy, answerBy };
  }

  if (isNew) await keepContact(db, critique);
  else if (critique.revision > known.latest_revision) await showRevision(db, critique);
  await db
    .insertInto('outgoing')
    .values({ kind: isNew ? 'received' : 'revised', case_id: known.caseId, created_at: receivedAt })
    .execute();
  return { outcome: 'stored', receivedAt, readBy, answerBy };
}

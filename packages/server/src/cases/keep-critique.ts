import { harm } from '@earful/insight';
import type { Critique } from '@earful/protocol';
import type { Transaction } from 'kysely';
import { insertRows } from '../store/insert-rows.js';
import { timeOrderedId } from '../store/time-ordered-id.js';
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
  /** Why it is set aside, as the table has it; null: it is not. */
  doubt: string | null;
  sample: boolean;
}

export type Kept =
  | { outcome: 'stored' | 'duplicate' | 'erased'; receivedAt: string; readBy: string | null; answerBy: string | null }
  | { outcome: 'conflict' | 'wrong-proof' };

type Write = Transaction<Tables>;

const contactOf = ({ critiqueId, revision, reply }: Critique) =>
  reply?.email === undefined && reply?.phone === undefined
    ? []
    : [{ critique_id: critiqueId, revision, email: reply.email ?? null, phone: reply.phone ?? null }];

async function keepContact(db: Write, critique: Critique): Promise<void> {
  const [contact] = contactOf(critique);
  if (!contact) {
    await db.deleteFrom('contacts').where('critique_id', '=', critique.critiqueId).execute();
    return;
  }
  const { critique_id: _, ...found } = contact;
  await db
    .insertInto('contacts')
    .values(contact)
    .onConflict((conflict) => conflict.column('critique_id').doUpdateSet(found))
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

const critiqueRow = ({ critique, secretHash, receivedAt, doubt, sample }: Arrival) => ({
  id: critique.critiqueId,
  reference: critique.reference,
  secret_hash: secretHash,
  latest_revision: critique.revision,
  received_at: receivedAt,
  sample: sample ? 1 : 0,
  withdrawn_at: null,
  reduced_at: null,
  doubt,
  in_doubt: doubt === null ? 0 : 1,
});

const newCaseId = ({ receivedAt }: Arrival): string => timeOrderedId(Date.parse(receivedAt));

const caseRow = ({ critique, readBy, answerBy, receivedAt }: Arrival, id: string) => ({
  id,
  critique_id: critique.critiqueId,
  state: 'received' as const,
  harm: harm(critique),
  read_by: readBy ?? null,
  answer_by: answerBy ?? null,
  acknowledged_at: null,
  acknowledged_by: null,
  answered_at: null,
  received_at: receivedAt,
});

const newsOf = ({ doubt, receivedAt }: Arrival, caseId: string) => ({
  kind: doubt === null ? ('received' as const) : ('doubted' as const),
  case_id: caseId,
  created_at: receivedAt,
});

/** Keeps that there was a critique, if it arrives for the first time as it is taken back. */
async function keepNames(db: Write, arrival: Arrival): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('critiques')
    .values(critiqueRow(arrival))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n)
    await db
      .insertInto('cases')
      .values(caseRow(arrival, newCaseId(arrival)))
      .execute();
}

/**
 * Stores what nobody has sent before: critiques, cases, revisions, contacts, outgoing rows.
 * Inserts first and looks afterwards, so that two arrivals at the same time can never both believe to be the first.
 *
 * @returns those that were new. Of the others nothing was written.
 */
export async function keepNew(db: Write, arrivals: readonly Arrival[]): Promise<Set<Arrival>> {
  // One that is taken back before it arrived leaves only its names: the usual way knows how.
  const candidates = new Map<string, Arrival>();
  for (const one of arrivals)
    if (!one.critique.withdrawn && !candidates.has(one.critique.critiqueId))
      candidates.set(one.critique.critiqueId, one);
  const inserted = await insertRows(db, {
    table: 'critiques',
    rows: [...candidates.values()].map(critiqueRow),
    unlessKnown: 'id',
  });
  const fresh = inserted.map(({ id }) => {
    const arrival = candidates.get(id)!;
    return { arrival, caseId: newCaseId(arrival) };
  });
  await insertRows(db, { table: 'cases', rows: fresh.map(({ arrival, caseId }) => caseRow(arrival, caseId)) });
  await insertRows(db, { table: 'revisions', rows: fresh.map(({ arrival }) => toRevisionRow(arrival)) });
  await insertRows(db, { table: 'contacts', rows: fresh.flatMap(({ arrival }) => contactOf(arrival.critique)) });
  await insertRows(db, { table: 'outgoing', rows: fresh.map(({ arrival, caseId }) => newsOf(arrival, caseId)) });
  return new Set(fresh.map(({ arrival }) => arrival));
}

/** Stores one revision with everything that belongs to it, whatever was there before: critique, case, contact, outgoing row. */
export async function keepCritique(db: Write, arrival: Arrival): Promise<Kept> {
  const { critique, secretHash, receivedAt, digest } = arrival;
  const id = critique.critiqueId;
  if ((await keepNew(db, [arrival])).size > 0) {
    const { readBy = null, answerBy = null } = arrival;
    return { outcome: 'stored', receivedAt, readBy, answerBy };
  }
  if (critique.withdrawn) await keepNames(db, arrival);

  const known = await db
    .selectFrom('critiques')
    .leftJoin('cases', 'cases.critique_id', 'critiques.id')
    .select(['critiques.secret_hash', 'critiques.reference', 'critiques.latest_revision', 'critiques.withdrawn_at'])
    .select(['critiques.doubt', 'critiques.in_doubt'])
    .select(['cases.id as caseId', 'cases.read_by as readBy', 'cases.answer_by as answerBy'])
    .where('critiques.id', '=', id)
    .executeTakeFirstOrThrow();
  const { caseId, readBy, answerBy } = known;
  // It was erased before a backup came back that had never had it: nothing but the id is known (see tombstones.ts).
  if (caseId === null) return { outcome: 'erased', receivedAt: known.withdrawn_at ?? receivedAt, readBy, answerBy };
  // Id, reference and secret are minted together: who knows only the id may not write under it.
  if (known.secret_hash !== secretHash || known.reference !== critique.reference) return { outcome: 'wrong-proof' };

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

  if (critique.revision > known.latest_revision) await showRevision(db, critique);
  // A person who has once said that it is real is not asked again.
  const isSetAside = known.in_doubt === 1 || (arrival.doubt !== null && known.doubt === null);
  if (isSetAside && known.in_doubt === 0)
    await db.updateTable('critiques').set({ doubt: arrival.doubt, in_doubt: 1 }).where('id', '=', id).execute();
  const kind = isSetAside ? 'doubted' : 'revised';
  await db.insertInto('outgoing').values({ kind, case_id: caseId, created_at: receivedAt }).execute();
  return { outcome: 'stored', receivedAt, readBy, answerBy };
}

import type { Critique } from '@earful/protocol';
import type { Transaction } from 'kysely';
import type { Tables } from '../store/tables.js';
import type { RevisionFacts } from './revision-row.js';
import { toRevisionRow } from './revision-row.js';

/** What a revision that takes a critique back may leave behind, whatever else it holds. */
const bare = ({ schemaVersion, critiqueId, revision, reference, touchpointId, ...rest }: Critique): Critique => {
  const { origin, surface, locale, answerOrder, submittedAt } = rest;
  const names = { schemaVersion, critiqueId, revision, reference, touchpointId };
  return { ...names, origin, surface, locale, answerOrder, submittedAt, withdrawn: true };
};

/**
 * Leaves of a critique its names, and one revision that says that it was taken back. Words, answers and contact go, and
 * the replies, which may quote them; the store overwrites the places where they stood. Whatever of it still arrives is
 * erased on arrival.
 *
 * @param last Its names are the ones that stay; `receivedAt` is when it was erased.
 */
export async function eraseWords(db: Transaction<Tables>, last: RevisionFacts): Promise<void> {
  const { receivedAt } = last;
  const critique = bare(last.critique);
  const id = critique.critiqueId;
  const { id: caseId } = await db
    .selectFrom('cases')
    .select('id')
    .where('critique_id', '=', id)
    .executeTakeFirstOrThrow();
  await db.deleteFrom('revisions').where('critique_id', '=', id).execute();
  await db.deleteFrom('contacts').where('critique_id', '=', id).execute();
  await db.deleteFrom('replies').where('case_id', '=', caseId).execute();
  await db
    .insertInto('revisions')
    .values(toRevisionRow({ ...last, critique, body: JSON.stringify(critique) }))
    .execute();
  await db
    .updateTable('critiques')
    .set({ latest_revision: critique.revision, withdrawn_at: receivedAt })
    .where('id', '=', id)
    .execute();
  await db.updateTable('cases').set({ harm: 0 }).where('id', '=', caseId).execute();
  await db.insertInto('outgoing').values({ kind: 'revised', case_id: caseId, created_at: receivedAt }).execute();
}

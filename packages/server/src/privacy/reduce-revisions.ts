import type { Critique } from '@earful/protocol';
import { critique as critiqueSchema } from '@earful/protocol';
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { pagesOf } from '../store/move.js';
import type { Tables } from '../store/tables.js';

/** What was tapped or measured, and is counted: never what was written, where, or by whom. */
const counted = [
  'schemaVersion',
  'critiqueId',
  'revision',
  'reference',
  'touchpointId',
  'origin',
  'surface',
  'opening',
  'locale',
  'answerOrder',
  'submittedAt',
  'occurredAt',
  'disconfirmation',
  'severity',
  'causes',
  'expectationSource',
  'patience',
  'parity',
  'emotions',
  'perceptions',
  'viewportWidth',
] as const satisfies (keyof Critique)[];

function withoutWords(critique: Critique): Critique {
  const { promise } = critique;
  const kept = counted.filter((name) => critique[name] !== undefined).map((name) => [name, critique[name]]);
  return {
    ...(Object.fromEntries(kept) as Critique),
    ...(promise && { promise: { promiseId: promise.promiseId, dueAt: promise.dueAt } }),
  };
}

/**
 * Only what this version knows, field by field: whatever else was sent may say how to reach the person, too, and may be nested so
 * deep that nobody could write it down again. One body that a newer version took must not keep all others from their end.
 */
function withoutContact(critique: Critique): Critique {
  const { reply: _reply, ...fields } = critiqueSchema.shape;
  const known = Object.entries(fields).map(([name, field]) => {
    const { data } = field.safeParse(critique[name as keyof Critique]);
    return [name, data];
  });
  return Object.fromEntries(known) as Critique;
}

/**
 * Writes the body of each revision anew, a page of them in memory: one critique may have a thousand. Its digest stays: the same
 * text that comes again is still known as a duplicate.
 */
async function rewrite(
  db: Transaction<Tables>,
  ids: readonly string[],
  reduce: (critique: Critique) => Critique,
): Promise<void> {
  for await (const page of pagesOf(db, 'revisions', sql`critique_id in (${sql.join(ids)})`))
    for (const { critique_id: id, revision, body } of page)
      await db
        .updateTable('revisions')
        .set({ body: JSON.stringify(reduce(JSON.parse(body) as Critique)), reply_wanted: null, call_window: null })
        .where('critique_id', '=', id)
        .where('revision', '=', revision)
        .execute();
  await db.deleteFrom('contacts').where('critique_id', 'in', ids).execute();
}

/** Deletes how to reach the person, from every revision. */
export const deleteContacts = (db: Transaction<Tables>, ids: readonly string[]): Promise<void> =>
  rewrite(db, ids, withoutContact);

/** Deletes what was written: by the customer in every revision, and by staff in their answers. What was tapped stays. */
export async function deleteWords(db: Transaction<Tables>, ids: readonly string[], now: string): Promise<void> {
  await rewrite(db, ids, withoutWords);
  const none = { comment: null, expected_text: null, remedy_text: null, promise_text: null };
  await db
    .updateTable('revisions')
    .set({ ...none, facts: null, trail: null, path: null, redactions: null })
    .where('critique_id', 'in', ids)
    .execute();
  await db
    .deleteFrom('replies')
    .where('case_id', 'in', (inner) => inner.selectFrom('cases').select('id').where('critique_id', 'in', ids))
    .execute();
  await db.updateTable('critiques').set({ reduced_at: now }).where('id', 'in', ids).execute();
}

import type { Critique } from '@earful/protocol';
import { critique as critiqueSchema } from '@earful/protocol';
import type { Transaction, Updateable } from 'kysely';
import { sql } from 'kysely';
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

/** Most revisions that are read in one transaction: one critique may have a thousand, and customers wait for it. */
const maxRevisions = 200;

/** Those with a reply come last: as long as one of them is left, so is what says that there is something to do. */
const withReply = sql<number>`case when reply_wanted is null then 0 else 1 end`;

/** Behind the last revision that was written anew, of a critique with more than go at once. */
export interface Place {
  id: string;
  withReply: number;
  revision: number;
}

export interface Removed {
  count: number;
  /** Where to go on in the next one, of which only some went. */
  place?: Place | undefined;
}

const revisionsOf = (db: Transaction<Tables>, ids: readonly string[]) =>
  db
    .selectFrom('revisions')
    .select(['critique_id as id', 'revision', 'body', withReply.as('withReply')])
    .where('critique_id', 'in', ids)
    .limit(maxRevisions);

/** Some revisions of one critique. */
function someOf(db: Transaction<Tables>, id: string, place: Place | undefined) {
  const rows = revisionsOf(db, [id]).orderBy(withReply).orderBy('revision');
  if (place?.id !== id) return rows.execute();
  return rows.where(sql<boolean>`(${withReply}, revision) > (${place.withReply}, ${place.revision})`).execute();
}

/**
 * Writes revisions anew, of as many critiques as go at once, or some of one. Their digests stay: the same text that comes again is
 * still known as a duplicate.
 *
 * @param ids In order.
 */
async function rewrite(
  db: Transaction<Tables>,
  ids: readonly string[],
  place: Place | undefined,
  reduce: (critique: Critique) => Critique,
  none: Updateable<Tables['revisions']> = {},
): Promise<{ done: readonly string[]; place?: Place | undefined }> {
  const first = await revisionsOf(db, ids).orderBy('critique_id').orderBy('revision').execute();
  const cut = first.length === maxRevisions ? first.at(-1)!.id : undefined;
  const whole = cut === undefined ? ids : ids.slice(0, ids.indexOf(cut));
  const isOne = whole.length === 0;
  const page = isOne ? await someOf(db, cut!, place) : first.filter(({ id }) => id !== cut);
  // The last one tells whether there are more.
  const isPart = page.length === maxRevisions;
  const rows = isPart ? page.slice(0, -1) : page;
  for (const { id, revision, body } of rows)
    await db
      .updateTable('revisions')
      .set({
        ...none,
        body: JSON.stringify(reduce(JSON.parse(body) as Critique)),
        reply_wanted: null,
        call_window: null,
      })
      .where('critique_id', '=', id)
      .where('revision', '=', revision)
      .execute();
  await db
    .deleteFrom('contacts')
    .where('critique_id', 'in', isOne ? [cut!] : whole)
    .execute();
  if (isPart) return { done: [], place: rows.at(-1) };
  return { done: isOne ? [cut!] : whole };
}

/** Deletes how to reach the person, from every revision. */
export async function deleteContacts(db: Transaction<Tables>, ids: readonly string[], from?: Place): Promise<Removed> {
  const { done, place } = await rewrite(db, ids, from, withoutContact);
  return { count: done.length, place };
}

const noWords = {
  comment: null,
  expected_text: null,
  remedy_text: null,
  promise_text: null,
  facts: null,
  trail: null,
  path: null,
  redactions: null,
};

/**
 * Deletes what was written: by the customer in every revision, and by staff in their answers. What was tapped stays. Between two parts
 * of one critique the customer may write anew: that stays whole, and what is left of the older ones goes together with it.
 */
export async function deleteWords(
  db: Transaction<Tables>,
  ids: readonly string[],
  now: string,
  from?: Place,
): Promise<Removed> {
  const { done, place } = await rewrite(db, ids, from, withoutWords, noWords);
  if (done.length > 0) {
    await db
      .deleteFrom('replies')
      .where('case_id', 'in', (inner) => inner.selectFrom('cases').select('id').where('critique_id', 'in', done))
      .execute();
    await db.updateTable('critiques').set({ reduced_at: now }).where('id', 'in', done).execute();
  }
  return { count: done.length, place };
}

import type { Critique } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { eraseWords } from '../cases/erase-words.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';

/** Whose critiques: the one of this reference, or all that want their answer at this address. */
export type Person = { reference: string } | { email: string };

/** Letters of either case are the same address: no mail server in use tells them apart. */
function criticisedBy(db: Kysely<Tables>, person: Person) {
  const all = db.selectFrom('critiques').where('withdrawn_at', 'is', null);
  if ('reference' in person) return all.where('reference', '=', person.reference.trim().toUpperCase());
  const { email } = person;
  return all.where('id', 'in', (inner) =>
    inner
      .selectFrom('contacts')
      .select('critique_id')
      .where((where) => where(where.fn<string>('lower', ['email']), '=', email.trim().toLowerCase())),
  );
}

/**
 * Erases what a person has said, as if they had taken it back themselves: words, answers, contact and replies go, for ever;
 * the names stay as a tombstone, so that no late copy comes back.
 *
 * @returns References of what was erased; none if there is nothing.
 */
export async function erasePerson(store: Store, person: Person): Promise<string[]> {
  const receivedAt = new Date(store.now()).toISOString();
  const erased = await store.write(async (db) => {
    const found = await criticisedBy(db, person)
      .innerJoin('revisions', (join) =>
        join
          .onRef('revisions.critique_id', '=', 'critiques.id')
          .onRef('revisions.revision', '=', 'critiques.latest_revision'),
      )
      .select(['critiques.reference', 'revisions.body', 'revisions.digest', 'revisions.touchpoint_id'])
      .select(['revisions.submitted_at', 'revisions.clock_doubted', 'revisions.queued_ms'])
      .orderBy('critiques.id')
      .execute();
    for (const { body, digest, touchpoint_id: touchpointId, ...row } of found)
      await eraseWords(db, {
        critique: JSON.parse(body) as Critique,
        touchpointId,
        times: {
          submittedAt: Date.parse(row.submitted_at),
          occurredAt: undefined,
          doubted: row.clock_doubted === 1,
          queuedMs: row.queued_ms,
        },
        digest,
        body,
        receivedAt,
      });
    return found.map(({ reference }) => reference);
  });
  if (erased.length > 0) await store.compact();
  return erased;
}

import type { Critique } from '@earful/protocol';
import { eraseWords } from '../cases/erase-words.js';
import { noteChange } from '../staff/audit.js';
import type { Store } from '../store/store.js';
import type { Person } from './find-person.js';
import { critiquesOf } from './find-person.js';

/** Most that are erased in one transaction: customers do not wait long for it. */
const groupSize = 50;

/**
 * Erases critiques as if their customers had taken them back: words, answers, contact and replies go, for ever; the names
 * stay as a tombstone, so that no late copy comes back. What was taken back already, or never came, is left as it is.
 *
 * @returns References of what was erased.
 */
export async function eraseCritiques(store: Store, ids: readonly string[]): Promise<string[]> {
  const receivedAt = new Date(store.now()).toISOString();
  const erased: string[] = [];
  for (let start = 0; start < ids.length; start += groupSize)
    erased.push(
      ...(await store.write(async (db) => {
        const found = await db
          .selectFrom('critiques')
          .innerJoin('revisions', (join) =>
            join
              .onRef('revisions.critique_id', '=', 'critiques.id')
              .onRef('revisions.revision', '=', 'critiques.latest_revision'),
          )
          .select([
            'critiques.id',
            'critiques.reference',
            'revisions.body',
            'revisions.digest',
            'revisions.touchpoint_id',
          ])
          .select(['revisions.submitted_at', 'revisions.clock_doubted', 'revisions.queued_ms'])
          .where('critiques.id', 'in', ids.slice(start, start + groupSize))
          .where('critiques.withdrawn_at', 'is', null)
          .orderBy('critiques.id')
          .execute();
        for (const { id, body, digest, touchpoint_id: touchpointId, ...row } of found) {
          await noteChange(db, { actorId: null, action: 'erased', objectId: row.reference, at: receivedAt });
          await eraseWords(db, {
            // The body has the id in the letters in which it was sent.
            critique: { ...(JSON.parse(body) as Critique), critiqueId: id },
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
        }
        return found.map(({ reference }) => reference);
      })),
    );
  if (erased.length > 0) await store.compact();
  return erased;
}

/**
 * Erases what a person has said, under every address that it ever named: {@link eraseCritiques}.
 *
 * @returns References of what was erased; none if there is nothing.
 * @throws StoreError `ambiguous` when several critiques have the reference; nothing is erased.
 */
export async function erasePerson(store: Store, person: Person): Promise<string[]> {
  return eraseCritiques(store, await critiquesOf(store.read, person));
}

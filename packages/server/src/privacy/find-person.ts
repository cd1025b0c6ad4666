import type { Critique } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { pagesOf } from '../store/move.js';
import { StoreError } from '../store/store-error.js';
import type { Tables } from '../store/tables.js';
import { sameAddress } from './same-address.js';

/** Whose critiques: the one of this reference or this id, or all that have ever wanted their answer at this address. */
export type Person = { reference: string } | { id: string } | { email: string };

/** Critiques whose revisions before the latest named the address: the customer has changed it since. */
async function earlierAt(db: Kysely<Tables>, address: string): Promise<string[]> {
  const found = new Set<string>();
  const changed = sql`body like '%@%' and critique_id in
    (select id from critiques where latest_revision > 1 and withdrawn_at is null)`;
  for await (const page of pagesOf(db, 'revisions', changed))
    for (const { critique_id: id, body } of page) {
      const { reply } = JSON.parse(body) as Critique;
      if (reply?.email !== undefined && sameAddress(reply.email) === address) found.add(id);
    }
  return [...found];
}

/** The device that sends chooses the reference, so a stranger may have written under it, by chance or on purpose. */
async function onlyOneOf(db: Kysely<Tables>, reference: string): Promise<string[]> {
  const found = await db
    .selectFrom('critiques')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.critique_id', '=', 'critiques.id')
        .onRef('revisions.revision', '=', 'critiques.latest_revision'),
    )
    .select(['critiques.id', 'critiques.received_at as receivedAt', 'revisions.touchpoint_id as touchpoint'])
    .where('withdrawn_at', 'is', null)
    .where('reference', '=', reference)
    .orderBy('critiques.received_at')
    .execute();
  if (found.length > 1)
    throw new StoreError(
      'ambiguous',
      [
        `Several critiques call themselves ${reference}; name one of them by --id:`,
        ...found.map(({ id, receivedAt, touchpoint }) => `  ${id} at ${touchpoint}, received ${receivedAt}`),
      ].join('\n'),
    );
  return found.map(({ id }) => id);
}

/**
 * Ids of what the person has said and not taken back, in their order.
 *
 * @throws StoreError `ambiguous` when several critiques have the reference.
 */
export async function critiquesOf(db: Kysely<Tables>, person: Person): Promise<string[]> {
  if ('reference' in person) return onlyOneOf(db, person.reference.trim().toUpperCase());
  const all = db.selectFrom('critiques').select('critiques.id').where('withdrawn_at', 'is', null);
  if ('id' in person) return (await all.where('id', '=', person.id.trim()).execute()).map(({ id }) => id);
  const address = sameAddress(person.email);
  const now = await all
    .innerJoin('contacts', 'contacts.critique_id', 'critiques.id')
    .where((where) => where(where.fn<string>('lower', ['contacts.email']), '=', address))
    .execute();
  return [...new Set([...now.map(({ id }) => id), ...(await earlierAt(db, address))])].toSorted();
}

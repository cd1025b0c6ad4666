import type { Critique } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { pagesOf } from '../store/move.js';
import type { Tables } from '../store/tables.js';
import { sameAddress } from './same-address.js';

/** Whose critiques: the one of this reference, or all that have ever wanted their answer at this address. */
export type Person = { reference: string } | { email: string };

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

/** Ids of what the person has said and not taken back, in their order. */
export async function critiquesOf(db: Kysely<Tables>, person: Person): Promise<string[]> {
  const all = db.selectFrom('critiques').select('critiques.id').where('withdrawn_at', 'is', null);
  if ('reference' in person) {
    const rows = await all.where('reference', '=', person.reference.trim().toUpperCase()).execute();
    return rows.map(({ id }) => id).toSorted();
  }
  const address = sameAddress(person.email);
  const now = await all
    .innerJoin('contacts', 'contacts.critique_id', 'critiques.id')
    .where((where) => where(where.fn<string>('lower', ['contacts.email']), '=', address))
    .execute();
  return [...new Set([...now.map(({ id }) => id), ...(await earlierAt(db, address))])].toSorted();
}

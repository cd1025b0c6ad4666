import { reference as referenceSchema, secret as secretSchema } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { hashSecret } from '../secrets.js';
import type { Tables } from '../store/tables.js';

/**
 * The id of the critique that a customer's reference and secret open, or undefined. The store looks for the hash of the secret, as
 * it does for that of a session: how long it takes tells nothing of a secret. What looks like no reference or secret answers like
 * one that is wrong.
 */
export async function ownCritiqueId(
  db: Kysely<Tables>,
  reference: string,
  secret: string,
): Promise<string | undefined> {
  if (!referenceSchema.safeParse(reference).success || !secretSchema.safeParse(secret).success) return undefined;
  const row = await db
    .selectFrom('critiques')
    .select('id')
    .where('reference', '=', reference)
    .where('secret_hash', '=', hashSecret(secret))
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

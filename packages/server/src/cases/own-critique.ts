import { timingSafeEqual } from 'node:crypto';
import { reference as referenceSchema, secret as secretSchema } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { hashSecret } from '../secrets.js';
import type { Tables } from '../store/tables.js';

/**
 * The id of the critique that a customer's reference and secret open, or undefined. Hashes are compared in constant
 * time, and what looks like no reference or secret answers like one that is wrong.
 */
export async function ownCritiqueId(
  db: Kysely<Tables>,
  reference: string,
  secret: string,
): Promise<string | undefined> {
  if (!referenceSchema.safeParse(reference).success || !secretSchema.safeParse(secret).success) return undefined;
  const hash = Buffer.from(hashSecret(secret));
  const rows = await db
    .selectFrom('critiques')
    .select(['id', 'secret_hash'])
    .where('reference', '=', reference)
    .execute();
  return rows.find((row) => timingSafeEqual(Buffer.from(row.secret_hash), hash))?.id;
}

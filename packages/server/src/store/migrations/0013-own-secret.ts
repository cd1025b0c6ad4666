import type { Kysely } from 'kysely';

/** A device chooses its reference, so thousands may have the same; with its secret it is found among them at once. */
export const ownSecret =
  () =>
  async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.dropIndex('critiques_by_reference').execute();
    await db.schema
      .createIndex('critiques_by_reference')
      .on('critiques')
      .columns(['reference', 'secret_hash'])
      .execute();
  };

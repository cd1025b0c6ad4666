import type { Store } from '../store/store.js';

/**
 * Erases everything that was stored as invented history, with its cases, answers, outgoing rows and sums, and clears its text
 * from the files of the database. What customers wrote stays.
 *
 * @returns How many critiques were erased.
 */
export async function eraseSample(store: Store): Promise<number> {
  const erased = await store.write(async (db) => {
    // What hangs on a critique goes with it: every foreign key below it cascades.
    const { numDeletedRows } = await db.deleteFrom('critiques').where('sample', '=', 1).executeTakeFirst();
    for (const table of ['exposures', 'promise_outcomes', 'waits', 'exposure_batches'] as const) {
      await db.deleteFrom(table).where('sample', '=', 1).execute();
    }
    return Number(numDeletedRows);
  });
  await store.compact();
  return erased;
}

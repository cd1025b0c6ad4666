import { critiqueId } from '@earful/protocol';
import type { Write } from '../export/export-json.js';
import { noteChange } from '../staff/audit.js';
import { insertRows } from '../store/insert-rows.js';
import { pagesOf } from '../store/move.js';
import { sql } from 'kysely';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';
import { eraseCritiques } from './erase-person.js';

/**
 * Writes the ids of all critiques that were taken back or erased, one a line. They say nothing of anybody, and a database that
 * was restored from a backup learns from them what must go again.
 *
 * @returns How many.
 */
export async function exportTombstones(store: Store, write: Write): Promise<number> {
  let count = 0;
  await store.snapshot(async (db) => {
    for await (const page of pagesOf(db, 'critiques', sql`withdrawn_at is not null`)) {
      count += page.length;
      await write(page.map(({ id }) => `${id}\n`).join(''));
    }
  });
  return count;
}

/** Most ids that are written in one transaction: customers do not wait long for it. */
const groupSize = 500;

/**
 * Keeps of what came after the backup, and was erased, what the list has of it: the id. Without a case it is in no list and no
 * figure; what still arrives under it is erased on arrival.
 */
async function keepIds(store: Store, ids: readonly string[]): Promise<void> {
  const at = new Date(store.now()).toISOString();
  for (let start = 0; start < ids.length; start += groupSize) {
    const rows = ids.slice(start, start + groupSize).map((id) => ({
      id,
      reference: '',
      secret_hash: '',
      latest_revision: 0,
      received_at: at,
      sample: 0,
      withdrawn_at: at,
    }));
    await store.write(async (db) => {
      for (const { id } of await insertRows(db, { table: 'critiques', rows, unlessKnown: 'id' }))
        await noteChange(db, { actorId: null, action: 'barred', objectId: id, at });
    });
  }
}

/**
 * Erases again what such a list names, in a database that has come back from a backup, and keeps the ids that it does not know,
 * so that no late copy comes in. What it has erased already stays as it is.
 *
 * @returns References of what was erased.
 * @throws StoreError `not-an-export` when a line is no id; then nothing was erased.
 */
export async function replayTombstones(store: Store, list: string): Promise<string[]> {
  const lines = list.split(/\r?\n/).filter((line) => line !== '');
  const ids = lines.map((line) => critiqueId.safeParse(line).data);
  const wrong = ids.indexOf(undefined);
  if (wrong >= 0)
    throw new StoreError('not-an-export', `Line ${wrong + 1} is not the id of a critique; nothing was erased.`);
  await keepIds(store, ids as string[]);
  return eraseCritiques(store, ids as string[]);
}

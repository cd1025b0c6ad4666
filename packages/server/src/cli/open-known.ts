import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenStoreOptions } from '../store/open-store.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import { UsageError } from './settings.js';

/**
 * Opens a database that is there, for whoever looks for something in it: in an empty one that was made on the spot there is
 * nothing, and nobody would notice that it is not the one of the receiver.
 *
 * @throws UsageError or StoreError
 */
export async function openKnown(database: OpenStoreOptions): Promise<Store> {
  const { folder } = database;
  if (folder !== undefined && !existsSync(join(folder, 'earful.db')))
    throw new UsageError(
      `There is no database in ${folder}; name the one of the receiver by --data, or by --database.`,
    );
  return openStore(database);
}

import { openSqliteStore } from './sqlite-store.js';
import type { Store } from './store.js';

export interface OpenStoreOptions {
  /** Folder of the embedded database; made if it is missing. Only needed without `databaseUrl`. */
  folder?: string | undefined;
  /** `postgres://…`: a PostgreSQL, or what speaks its protocol, instead of the embedded database. */
  databaseUrl?: string | undefined;
  /** Clock, in milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/**
 * Opens the store and brings its tables up to date: the embedded database `earful.db` in a folder, or a PostgreSQL.
 *
 * @throws StoreError with a `code` and a sentence that says what to do.
 * @throws TypeError when neither is named.
 */
export async function openStore({ folder, databaseUrl, now = Date.now }: OpenStoreOptions): Promise<Store> {
  if (databaseUrl !== undefined) {
    const { openPostgresStore } = await import('./postgres-store.js');
    return openPostgresStore(databaseUrl, now);
  }
  if (folder === undefined) throw new TypeError('folder is missing; name one, or a PostgreSQL by databaseUrl.');
  return openSqliteStore(folder, now);
}

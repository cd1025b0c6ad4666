import { promisifyRequest } from 'idb-keyval';
import { Promise, setTimeout } from './natives.js';
import type { Storehouse } from './outbox.js';

const openLimitMs = 3_000;

/**
 * IndexedDB, one record per key. Writes settle with the transaction: in Chromium a request over quota succeeds before its
 * transaction aborts. The connection is our own, so that it can be bounded, given up to other tabs and opened again.
 */
export const createDatabase = (): Storehouse => {
  let connection: IDBDatabase | Promise<IDBDatabase> | undefined;

  const open = (mode: IDBTransactionMode): Promise<IDBDatabase> => {
    // The version is never raised: a rollback of the page must still find its records.
    const request = indexedDB.open('earful');
    request.onupgradeneeded = () => {
      // Nobody has submitted anything here yet. Reading leaves no trace.
      if (mode === 'readonly') request.transaction!.abort();
      else request.result.createObjectStore('q');
    };
    return Promise.race([
      promisifyRequest(request).then((database) => {
        database.onclose = database.onversionchange = () => {
          database.close();
          connection = undefined;
        };
        return (connection = database);
      }),
      // Stays the connection, so that who comes later need not wait again, unless it opens after all.
      new Promise<never>((_, reject) => setTimeout(reject, openLimitMs)),
    ]);
  };

  const use = async <Result>(
    mode: IDBTransactionMode,
    action: (store: IDBObjectStore) => IDBRequest<Result> | IDBTransaction,
    again = true,
  ): Promise<Result> => {
    try {
      const database = await (connection ??= open(mode));
      return await promisifyRequest<Result>(
        action(database.transaction('q', mode, { durability: 'strict' }).objectStore('q')),
      );
    } catch (error) {
      if (!error || !again) throw error;
      // Firefox and WebKit drop connections. Once more with a new one.
      connection = undefined;
      return use(mode, action, false);
    }
  };

  return {
    list: () => use('readonly', (store) => store.getAll()),
    put: (record) => use('readwrite', (store) => (store.put(record, record.key), store.transaction)),
    remove: (key) => use('readwrite', (store) => (store.delete(key), store.transaction)),
  };
};

import { promisifyRequest } from 'idb-keyval';
import { inTime } from './in-time.js';
import { origin } from './natives.js';
import type { Storehouse } from './outbox.js';

const answerLimitMs = 3_000;

type Method = 'getAll' | 'put' | 'delete';

/**
 * IndexedDB, one record per key. Writes settle with the transaction: in Chromium a request over quota succeeds before its
 * transaction aborts. The connection is our own, so that it can be bounded, given up to other tabs and opened again.
 */
export const createDatabase = (): Storehouse => {
  let connection: Promise<IDBDatabase> | undefined;
  // A page of an opaque origin has none, and Chromium rejects a promise there that nobody can catch, should one look.
  let isLate: boolean | undefined = origin === 'null';

  const open = async (method: Method): Promise<IDBDatabase> => {
    // The version is never raised: a rollback of the page must still find its records.
    const request = indexedDB.open('earful');
    request.onupgradeneeded = () => {
      // Nobody has submitted anything here yet. Reading leaves no trace.
      if (method === 'getAll') request.transaction!.abort();
      else request.result.createObjectStore('q');
    };
    const database = await promisifyRequest(request);
    database.onclose = database.onversionchange = () => {
      connection = undefined;
      database.close();
    };
    return database;
  };

  /** Once one was late, the next has a new connection, and nobody waits again until the database has answered. */
  const soon = <T>(work: Promise<T> | undefined) =>
    inTime(work, isLate ? 0 : answerLimitMs, () => {
      connection = isLate ? connection : undefined;
      isLate = true;
    });

  /** What is late is still done, in the order in which it was asked for: a record may then lie in two storages. */
  const use = (method: Method, ...given: unknown[]): Promise<unknown> => {
    const act = async (): Promise<unknown> => {
      const database = await (connection ??= open(method));
      const transaction = database.transaction('q', method === 'getAll' ? 'readonly' : 'readwrite', {
        durability: 'strict',
      });
      const store = transaction.objectStore('q') as unknown as Record<Method, (...given: unknown[]) => IDBRequest>;
      const request = store[method](...given);
      // At once: a page that is put away in the middle would hold it as long as it lies there, and keep all other tabs out.
      transaction.commit?.();
      await promisifyRequest(transaction);
      isLate = false;
      return request.result;
    };
    return soon(
      act().catch(() => {
        // Firefox and WebKit drop connections. Once more with a new one.
        connection = undefined;
        return act();
      }),
    );
  };

  return {
    list: async () => {
      // To look costs a page less than an open that is called off. Older Firefox cannot.
      const known = connection || isLate ? undefined : await soon(indexedDB.databases?.().catch(() => {}));
      return (known?.every((one) => one.name !== 'earful') ? [] : use('getAll')) as unknown[];
    },
    put: (record) => use('put', record, record.key),
    remove: (key) => use('delete', key),
  };
};

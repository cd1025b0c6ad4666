import type { Actor, Scheduler } from './scheduler.js';
import type { Random } from './random.js';

/** What a storage does when it is asked. While it is stuck it opens, and no transaction gets on until that is over. */
export type Mood = 'works' | 'full' | 'throws' | 'hangs' | 'slow' | 'stuck';

type Contents = Map<string, unknown>;

/** One database file: what every tab sees, and what a loss of power would leave. */
export interface Disk {
  mood: Mood;
  /** Undefined: there is no database. */
  seen: Contents | undefined;
  /** Behind the last synchronised commit. */
  durable: Contents | undefined;
  /** Browsers differ: over quota Chromium lets the request succeed and aborts afterwards, Firefox fails both. */
  isFirefox: boolean;
  /** The `indexedDB` of one tab. */
  factoryFor(tab: Actor): unknown;
  /** Another program of the browser breaks all connections. */
  drop(): void;
  /** Somebody clears the data of the site. */
  wipe(): void;
  losePower(): void;
}

interface Connection {
  tab: Actor;
  isOpen: boolean;
  /** Nothing that is asked of it is ever answered. */
  isDeaf?: boolean;
  closed?: () => void;
  versionChanged?: () => void;
}

type Handler = (() => void) | null | undefined;
interface Settling {
  oncomplete?: Handler;
  onsuccess?: Handler;
  onabort?: Handler;
  onerror?: Handler;
  result?: unknown;
  error?: unknown;
}

const failure = (name: string): DOMException => new DOMException(name, name);

/** A store shaped like IndexedDB as far as the client knows it, with the faults that real ones have. */
export const createDisk = (scheduler: Scheduler, random: Random): Disk => {
  const connections = new Set<Connection>();
  /** Transactions run one after the other. */
  const queue: (() => void)[] = [];
  let busy = false;
  let mood: Mood = 'works';
  /** The transaction whose turn it is, while the storage is stuck. */
  let getOn: (() => void) | undefined;

  const next = (): void => {
    busy = false;
    const work = queue.shift();
    if (!work) return;
    busy = true;
    work();
  };
  const enqueue = (work: () => void): void => {
    queue.push(work);
    if (!busy) next();
  };
  const soon = () => (random.chance(0.05) ? random.between(5, 400) : random.between(0, 5));

  const disk: Disk = {
    get mood() {
      return mood;
    },
    set mood(given) {
      mood = given;
      if (mood === 'stuck') return;
      getOn?.();
      getOn = undefined;
    },
    seen: undefined,
    durable: undefined,
    isFirefox: random.chance(0.3),

    factoryFor(tab) {
      const begin = (connection: Connection, durability: string | undefined) => {
        const transaction: Settling = { error: null };
        const request: Settling = {};
        let change: ((contents: Contents) => unknown) | undefined;
        let isWrite = false;
        const ask = (write: boolean, how: (contents: Contents) => unknown): Settling => {
          isWrite = write;
          change = how;
          return request;
        };
        const commit = (contents: Contents): void => {
          if (isWrite && disk.seen) {
            disk.seen = contents;
            if (durability === 'strict') disk.durable = new Map(contents);
          }
          scheduler.after(0, () => transaction.oncomplete?.(), tab);
          next();
        };
        const abort = (error: DOMException): void => {
          scheduler.after(
            0,
            () => {
              transaction.error = error;
              transaction.onabort?.();
            },
            tab,
          );
          next();
        };
        const run = (): unknown => {
          if (mood === 'stuck') return (getOn = run);
          return scheduler.after(soon(), () => {
            // Of a page that is gone nothing happens any more.
            if (!tab.alive) return next();
            if (!connection.isOpen || !disk.seen) return abort(failure('AbortError'));
            const contents = new Map(disk.seen);
            request.result = change?.(contents);
            const isOver = disk.mood === 'full' && isWrite && contents.size >= disk.seen.size;
            if (isOver && disk.isFirefox) {
              scheduler.after(0, () => transaction.onerror?.(), tab);
              return abort(failure('QuotaExceededError'));
            }
            scheduler.after(0, () => request.onsuccess?.(), tab);
            // The page may end between request and commit; the transaction is then undone, or not.
            scheduler.after(soon(), () => {
              if (!tab.alive && random.chance(0.5)) return next();
              if (isOver) return abort(failure('QuotaExceededError'));
              if (!disk.seen) return abort(failure('AbortError'));
              const now = new Map(disk.seen);
              change?.(now);
              commit(now);
            });
          });
        };
        if (!connection.isDeaf) enqueue(run);
        const store = {
          getAll: () => ask(false, (contents) => structuredClone([...contents].sort(byKey).map(([, value]) => value))),
          put: (value: unknown, key: string) => {
            const copy = structuredClone(value);
            return ask(true, (contents) => contents.set(key, copy));
          },
          delete: (key: string) => ask(true, (contents) => contents.delete(key)),
        };
        return Object.assign(transaction, { objectStore: () => store });
      };

      const connect = (): object => {
        const connection: Connection = { tab, isOpen: true };
        connections.add(connection);
        return {
          transaction: (_: string, __: string, options?: { durability?: string }) => {
            if (!connection.isOpen) throw failure('InvalidStateError');
            return begin(connection, options?.durability);
          },
          close: () => (connection.isOpen = false),
          createObjectStore: () => {},
          set onclose(handler: () => void) {
            connection.closed = handler;
          },
          set onversionchange(handler: () => void) {
            connection.versionChanged = handler;
          },
        };
      };

      const open = (): Settling => {
        if (disk.mood === 'throws') throw failure('SecurityError');
        const request: Settling & { onupgradeneeded?: Handler; transaction?: object } = {};
        if (disk.mood === 'hangs') return request;
        const delayMs = disk.mood === 'slow' ? random.between(2_000, 8_000) : soon();
        scheduler.after(
          delayMs,
          () => {
            let isAborted = false;
            if (!disk.seen) {
              request.result = { createObjectStore: () => {} };
              request.transaction = { abort: () => (isAborted = true) };
              request.onupgradeneeded?.();
              if (!isAborted) disk.seen = new Map();
            }
            request.result = isAborted ? undefined : connect();
            request.error = isAborted ? failure('AbortError') : null;
            if (isAborted) request.onerror?.();
            else request.onsuccess?.();
          },
          tab,
        );
        return request;
      };

      return {
        open,
        databases: () =>
          new Promise((resolve, reject) => {
            if (disk.mood === 'throws') return reject(failure('SecurityError'));
            if (disk.mood === 'hangs') return;
            const found = () => resolve(disk.seen ? [{ name: 'earful' }] : []);
            scheduler.after(disk.mood === 'slow' ? random.between(500, 5_000) : soon(), found, tab);
          }),
      };
    },

    drop() {
      for (const connection of connections) {
        // WebKit does not always say so, and now and then it takes what is asked of a dead connection.
        if ((connection.isDeaf = random.chance(0.2))) continue;
        connection.isOpen = false;
        if (random.chance(0.7)) scheduler.after(0, () => connection.closed?.(), connection.tab);
      }
      connections.clear();
    },

    wipe() {
      for (const connection of connections) {
        connection.isOpen = false;
        scheduler.after(0, () => connection.versionChanged?.(), connection.tab);
      }
      connections.clear();
      disk.seen = undefined;
      disk.durable = undefined;
    },

    losePower() {
      disk.seen = disk.durable && new Map(disk.durable);
      connections.clear();
    },
  };
  return disk;
};

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

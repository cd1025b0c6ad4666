import type { Problem } from '@earful/protocol';
import { maxOutboxDays } from '@earful/protocol/limits';
import { createDatabase } from './database.js';
import { parse, stringify } from './natives.js';

/** One revision of a critique on its way, as it lies on the device. Newer formats are left alone. */
export interface OutboxRecord {
  v: 1;
  /** Place in the outbox: `earful-q:` critique id `:` revision `:` time of submission `:` random. */
  key: string;
  /** Absolute address of the receiver, without a slash at the end: `https://shop.example/earful`. */
  endpoint: string;
  /** As the page submitted it. After a conflict, `body` has another one. */
  critiqueId: string;
  revision: number;
  /** The critique's secret. */
  proof: string;
  /** Public write key, if the receiver asks for one. */
  writeKey?: string | undefined;
  /** The exact text of the revision, serialised once. ASCII. */
  body: string;
  /** Device time of submission, in milliseconds since 1970. */
  submittedAt: number;
  /** Attempts that failed. */
  tries: number;
  /** Device time before which it is not sent again, in milliseconds. */
  notBefore: number;
  /** How long that wait is, in milliseconds. Further ahead than this, `notBefore` is from before a change of the clock. */
  wait?: number;
  /** The receiver asked for that wait, in milliseconds: until it is over nothing else is sent either. Else falsy. */
  hold?: number | false;
  /** The outbox was full when it came: it lives in memory only. */
  over?: boolean;
  /** It was handed back to the customer, for this reason; without `invalid` or `too-large`, because 30 days are over. */
  returned?: Partial<Omit<Problem, 'status'>>;
}

/** Where records wait. No method rejects. */
export interface Outbox {
  /** Everything that lies there, whatever it is and whoever wrote it; in each storage by key, so the oldest critique first. */
  list(): Promise<unknown[]>;
  /** Writes one record. True once it is durable; false if it lives in memory only, as `memoryOnly` may ask. */
  put(record: OutboxRecord, memoryOnly?: boolean): Promise<boolean>;
  /** Deletes one record. */
  remove(key: string): Promise<void>;
}

/** One kind of storage. Anything may throw. */
export interface Storehouse {
  list(): Promise<unknown[]> | unknown[];
  put(record: OutboxRecord): unknown;
  remove(key: string): unknown;
}

/** A plain object or `localStorage`, which behaves like one. One entry of text per record. */
const inObject = (box: () => Record<string, string>): Storehouse => ({
  list: () =>
    Object.keys(box())
      .filter((key) => key.startsWith('earful-q:'))
      // As IndexedDB has them: a key begins with the time of its critique.
      .sort()
      .map((key) => {
        try {
          return parse(box()[key]!);
        } catch {
          // Another script's, under our name: passed over.
        }
      }),
  // Without a prototype, so that a page's `toJSON` has no say in it.
  put: (record) => (box()[record.key] = stringify({ __proto__: null, ...record })),
  remove: (key) => delete box()[key],
});

/** How long the device tries, in milliseconds since 1970. */
export const keptUntil = (record: Pick<OutboxRecord, 'submittedAt'>): number =>
  record.submittedAt + maxOutboxDays * 86_400_000;

/**
 * The outbox of this device: IndexedDB, else localStorage, else memory. What works is found out by the write itself, for
 * each record anew: a browser may have a storage and refuse to fill it. Reading never creates a database.
 */
export const createOutbox = (): Outbox => {
  const entries = {};
  const memory = inObject(() => entries);
  // `window`, not `globalThis`: in Node this must fail, newer ones have a localStorage that warns.
  const houses = [createDatabase(), inObject(() => window.localStorage), memory];
  // A storage that throws does not work here. What cannot be deleted is sent again, and answered as a duplicate.
  return {
    list: async () => {
      const found: unknown[] = [];
      for (const house of houses) {
        try {
          found.push(...(await house.list()));
        } catch {}
      }
      return found;
    },
    put: async (record, memoryOnly) => {
      let home: Storehouse | undefined;
      for (const house of houses) {
        try {
          if (home || (memoryOnly && house !== memory)) await house.remove(record.key);
          else {
            await house.put(record);
            home = house;
          }
        } catch {}
      }
      return home !== memory;
    },
    remove: async (key) => {
      for (const house of houses) {
        try {
          await house.remove(key);
        } catch {}
      }
    },
  };
};

import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** Durability as the database itself reports it, read back, not as it was asked for. */
export interface StoreHealth {
  /** `sqlite` or `postgresql`; of what only speaks its protocol, its own name in lower case. */
  engine: string;
  /** Version of the engine. */
  engineVersion: string;
  /** `wal`; `unknown` where the engine does not say. */
  journal: string;
  /** What a commit waits for: `full` in SQLite, `synchronous_commit` in PostgreSQL. */
  synchronous: string;
}

/**
 * Where everything is kept. Rooms write their own queries; the store decides how they become durable.
 */
export interface Store {
  /** Clock of the store, in milliseconds since 1970. */
  readonly now: () => number;
  /** Changes of the tables that this process made when it opened the store, by name. */
  readonly migrated: readonly string[];
  /** For reading. What a running group has not committed yet is never seen. */
  readonly read: Kysely<Tables>;
  /**
   * Lets `work` read everything as it was at one moment, however long it takes. In SQLite the whole process waits for it, so
   * it is for programs of their own, such as an export; other processes write meanwhile.
   */
  snapshot<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction and resolves after COMMIT. Writes asked for in the same turn of the event loop share
   * one transaction; work that throws is undone alone and rejects alone. `work` may await nothing but its queries.
   *
   * @throws Refusal `unavailable` when too many wait already.
   */
  write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Calls back after each commit of this process, and of others where they can be heard: a hint. Asking finds all rows. */
  onCommit(listen: () => void): () => void;
  /**
   * After a write that failed it writes something of its own, every few seconds at most, and is not well before that succeeds.
   *
   * @throws whatever the engine throws when it cannot answer, or cannot write.
   */
  health(): Promise<StoreHealth>;
  /**
   * Gives the space of erased rows back, so that their text is in no file any more. PostgreSQL does so in its own time.
   *
   * @returns Whether it is so now: a program that reads for long, as an export does, holds it up. Then it is tried again every
   * few seconds until it is so, and once more before the store closes.
   */
  compact(): Promise<boolean>;
  /** Waits for the writes under way. Closing twice is harmless. */
  close(): Promise<void>;
}

import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** Durability as the database itself reports it, read back, not as it was asked for. */
export interface StoreHealth {
  /** `sqlite`. */
  engine: string;
  /** Version of the engine. */
  engineVersion: string;
  /** `wal`. */
  journal: string;
  /** `full`. */
  synchronous: string;
}

/**
 * Where everything is kept. Rooms write their own queries; the store decides how they become durable.
 */
export interface Store {
  /** Clock of the store, in milliseconds since 1970. */
  readonly now: () => number;
  /** For reading. What a running group has not committed yet is never seen. */
  readonly read: Kysely<Tables>;
  /**
   * Runs `work` in a transaction and resolves after COMMIT. Writes asked for in the same turn of the event loop share
   * one transaction; work that throws is undone alone and rejects alone. `work` may await nothing but its queries.
   */
  write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Calls back after each commit of this process: a hint. Rows written by other processes are found by asking. */
  onCommit(listen: () => void): () => void;
  /** @throws whatever the engine throws when it cannot answer. */
  health(): Promise<StoreHealth>;
  /** Gives the space of erased rows back, so that their text is in no file any more. */
  compact(): Promise<void>;
  /** Waits for the writes under way. Closing twice is harmless. */
  close(): Promise<void>;
}

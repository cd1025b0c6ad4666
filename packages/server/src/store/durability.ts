import type { SqliteDatabase } from './sqlite.js';
import { StoreError } from './store-error.js';

/** How long a write waits for another process before it gives up, in milliseconds. */
export const busyTimeoutMs = 2_000;

/** Another process is in the way just now. The engine's own number has the reason above it. */
export const isBusy = (error: unknown): boolean => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;

/** How long the engine waits for others. Meanwhile the whole process stands still. */
export const waitInEngine = (database: SqliteDatabase, ms: number): void =>
  // Not by way of prepared statements: this one takes effect when it is prepared.
  database.exec(`pragma busy_timeout = ${ms}`);

/** The engine answers with numbers. */
export function synchronousName(value: unknown): string {
  return ['off', 'normal', 'full', 'extra'][Number(value)] ?? 'unknown';
}

/**
 * Asks for every commit to be on the disk before it is answered, and for erased text to be overwritten. FULL must be
 * asked for: in WAL mode some builds of the engine silently mean NORMAL, which loses commits when the power fails.
 */
export function makeDurable(database: SqliteDatabase): void {
  waitInEngine(database, busyTimeoutMs);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  database.exec('pragma secure_delete = on');
  database.exec('pragma trusted_schema = off');
  // What a savepoint may have to bring back would otherwise go to a file of its own, customers' words and all.
  database.exec('pragma temp_store = memory');
}

/**
 * Engines ignore settings that they cannot keep, silently; only reading them back shows it.
 *
 * @throws StoreError `not-durable`.
 */
export function refuseUnlessDurable(database: SqliteDatabase, file: string): void {
  const read = (setting: string): unknown =>
    Object.values(database.prepare(`pragma ${setting}`).all()[0] as Record<string, unknown>)[0];
  const journal = String(read('journal_mode'));
  const synchronous = synchronousName(read('synchronous'));
  if (journal !== 'wal' || synchronous !== 'full') {
    throw new StoreError(
      'not-durable',
      `${file} cannot be made safe (journal ${journal}, synchronous ${synchronous}; needed are wal and full); put the folder on a local disk.`,
    );
  }
}

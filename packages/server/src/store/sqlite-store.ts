import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import {
  busyTimeoutMs,
  isBusy,
  makeDurable,
  refuseUnlessDurable,
  synchronousName,
  waitInEngine,
} from './durability.js';
import { sqliteForms } from './migrations/engine-forms.js';
import { watchFiles } from './same-files.js';
import { createSqlStore } from './sql-store.js';
import { createSqliteDialect } from './sqlite-dialect.js';
import type { SqliteDatabase } from './sqlite.js';
import { openSqlite } from './sqlite.js';
import type { StoreErrorCode } from './store-error.js';
import { StoreError } from './store-error.js';
import type { Store, StoreHealth } from './store.js';
import type { Tables } from './tables.js';

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreError(
      'folder-not-writable',
      `Earful cannot write in the folder ${folder}; give this user permission to write there, or name another folder with EARFUL_DATA.`,
      { cause: error },
    );
  }
}

/**
 * Makes the file before SQLite does, for its owner alone; what SQLite puts beside it gets the same mode. One that is there is
 * not even opened: to close it again would take its locks from whoever has it open in this process.
 */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function explain(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const [code, advice]: [StoreErrorCode, string] = /locked|busy/i.test(message)
    ? ['locked', 'is held by another program; end that program and start again.']
    : /not a database|malformed|corrupt/i.test(message)
      ? ['not-a-database', 'is not a database that Earful can read; move it away, or restore a copy.']
      : ['folder-not-writable', 'cannot be opened for writing; check the permissions of the file and its folder.'];
  return new StoreError(code, `${file} ${advice}`, { cause: error });
}

/** Empties the log, unless somebody reads an earlier state of the database from it. */
function emptyLog(database: SqliteDatabase, mayWait: boolean): boolean {
  if (mayWait) waitInEngine(database, busyTimeoutMs);
  try {
    const [answer] = database.prepare('pragma wal_checkpoint(truncate)').all() as { busy: number }[];
    return answer?.busy === 0;
  } finally {
    if (mayWait) waitInEngine(database, 0);
  }
}

async function readHealth(db: Kysely<Tables>): Promise<StoreHealth> {
  const [version, journal, synchronous] = await Promise.all([
    sql<{ version: string }>`select sqlite_version() as version`.execute(db),
    sql<{ journal_mode: string }>`pragma journal_mode`.execute(db),
    sql<{ synchronous: number }>`pragma synchronous`.execute(db),
  ]);
  return {
    engine: 'sqlite',
    engineVersion: version.rows[0]?.version ?? 'unknown',
    journal: journal.rows[0]?.journal_mode ?? 'unknown',
    synchronous: synchronousName(synchronous.rows[0]?.synchronous),
  };
}

/**
 * Opens the embedded database `earful.db` in a folder, making both if need be, for this user alone, and brings its tables
 * up to date.
 *
 * @throws StoreError with a `code` and a sentence that says what to do.
 */
export async function openSqliteStore(folder: string, now: () => number): Promise<Store> {
  const absolute = resolve(folder);
  prepareFolder(absolute);
  const file = join(absolute, 'earful.db');
  let opened: SqliteDatabase | undefined;
  try {
    makeFile(file);
    const database = (opened = await openSqlite(file));
    makeDurable(database);
    refuseUnlessDurable(database, file);
    // Whoever may read and not write learns it now, not with the first critique. And from now on there is a log.
    database.exec('begin immediate');
    database.exec('rollback');
    const confirm = watchFiles(file);
    const store = await createSqlStore({
      dialect: createSqliteDialect(database),
      forms: sqliteForms,
      now,
      health: async (db) => {
        confirm();
        return readHealth(db);
      },
      confirm,
      isBusy,
      beginReading: ['begin'],
      compact: (db, mayWait) => db.connection().execute(async () => emptyLog(database, mayWait)),
    });
    // Until now nobody was answered.
    waitInEngine(database, 0);
    return store;
  } catch (error) {
    try {
      opened?.close();
    } catch {
      // Closed already by the store that could not be made.
    }
    throw explain(error, file);
  }
}

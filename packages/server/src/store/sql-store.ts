import type { Dialect } from 'kysely';
import { Kysely, sql } from 'kysely';
import { createCompaction } from './compaction.js';
import type { GroupCommitOptions } from './group-commit.js';
import { createGroupCommit } from './group-commit.js';
import type { EngineForms } from './migrations/engine-forms.js';
import { knownTime } from './known-time.js';
import { migrate } from './migrations/migrate.js';
import type { Store, StoreHealth } from './store.js';
import type { Tables } from './tables.js';
import { createWriteCheck, takeRoom } from './write-check.js';

interface SqlStoreOptions extends Omit<GroupCommitOptions<Tables>, 'onCommit'> {
  dialect: Dialect;
  forms: EngineForms;
  now: () => number;
  health: (db: Kysely<Tables>) => Promise<StoreHealth>;
  /** Begins a transaction that only reads, all of it of one moment. */
  beginReading: readonly string[];
  /** Tries once to clear erased text out of the files; without waiting for others, unless it may. Default: the engine does. */
  compact?: (db: Kysely<Tables>, mayWait: boolean) => Promise<boolean>;
  /** Tells other processes of a commit, and calls back when they commit. */
  news?: { announce(): void; listen(tell: () => void): void; close(): void };
}

/** A store over any dialect of kysely; what only one engine knows is passed in. */
export async function createSqlStore(options: SqlStoreOptions): Promise<Store> {
  const { dialect, forms, now, health, beginReading, compact, news, ...turns } = options;
  const db = new Kysely<Tables>({ dialect });
  let migrated: string[];
  try {
    migrated = await migrate(db, forms);
    await knownTime({ read: db, write: (work) => db.transaction().execute(work) });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listen) => listen());
  const onCommit = (): void => {
    tell();
    news?.announce();
  };
  news?.listen(tell);
  const group = createGroupCommit(db, { ...turns, onCommit });
  const writes = createWriteCheck(() => group.write(takeRoom));
  const compaction = compact && createCompaction((mayWait) => compact(db, mayWait));
  let closed: Promise<void> | undefined;

  return {
    now,
    migrated,
    read: db,
    snapshot: (work) =>
      db.connection().execute(async (connection) => {
        for (const statement of beginReading) await sql.raw(statement).execute(connection);
        try {
          return await work(connection);
        } finally {
          await sql`rollback`.execute(connection);
        }
      }),
    write: (work) => writes.watch(group.write(work)),
    onCommit(listen) {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    async health() {
      const found = await health(db);
      await writes.demand();
      return found;
    },
    compact: async () => (await compaction?.run()) ?? true,
    close() {
      closed ??= group
        .idle()
        .then(() => compaction?.close())
        .then(() => news?.close())
        .then(() => db.destroy());
      return closed;
    },
  };
}

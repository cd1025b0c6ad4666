import type { Dialect } from 'kysely';
import { Kysely } from 'kysely';
import { createGroupCommit } from './group-commit.js';
import { migrate } from './migrations/migrate.js';
import type { Store, StoreHealth } from './store.js';
import type { Tables } from './tables.js';

interface SqlStoreOptions {
  dialect: Dialect;
  now: () => number;
  health: (db: Kysely<Tables>) => Promise<StoreHealth>;
  compact: (db: Kysely<Tables>) => Promise<void>;
}

/** A store over any dialect of kysely; what only one engine knows is passed in. */
export async function createSqlStore({ dialect, now, health, compact }: SqlStoreOptions): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const listeners = new Set<() => void>();
  const group = createGroupCommit(db, () => listeners.forEach((listen) => listen()));
  let closed: Promise<void> | undefined;

  return {
    now,
    read: db,
    write: (work) => group.write(work),
    onCommit(listen) {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    health: () => health(db),
    compact: () => compact(db),
    close() {
      closed ??= group.idle().then(() => db.destroy());
      return closed;
    },
  };
}

import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';
import { StoreError } from '../store-error.js';
import { firstTables } from './0001-first-tables.js';
import { denominators } from './0002-denominators.js';
import { detailsAndWithdrawal } from './0003-details-and-withdrawal.js';

/** In order of their names. A migration that was released is never changed; what must change becomes a new one. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': { up: firstTables },
  '0002-denominators': { up: denominators },
  '0003-details-and-withdrawal': { up: detailsAndWithdrawal },
};

/**
 * Brings the tables to the form that this version of the program knows.
 *
 * @throws StoreError `database-newer` when a newer version has already changed them.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some((table) => table.name === 'migrations')) {
    const applied = await sql<{ name: string }>`select name from migrations`.execute(db);
    const unknown = applied.rows.find(({ name }) => !Object.hasOwn(migrations, name));
    if (unknown) {
      throw new StoreError(
        'database-newer',
        `The database was written by a newer version of Earful (it has "${unknown.name}"); start that version, or restore a copy made before the update.`,
      );
    }
  }
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

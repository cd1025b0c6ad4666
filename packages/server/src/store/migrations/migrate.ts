import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';
import { StoreError } from '../store-error.js';
import { firstTables } from './0001-first-tables.js';
import { denominators } from './0002-denominators.js';
import { detailsAndWithdrawal } from './0003-details-and-withdrawal.js';
import { outgoingDeliveries } from './0004-outgoing.js';
import { people } from './0005-people.js';
import { doubtful } from './0006-doubt.js';
import { law } from './0007-law.js';
import { inboxOrder } from './0008-inbox-order.js';
import { identity } from './0009-identity.js';
import { proofOfWork } from './0010-proof-of-work.js';
import { linkMaker } from './0011-link-maker.js';
import { sharedPace } from './0012-shared-pace.js';
import { ownSecret } from './0013-own-secret.js';
import { byMoment } from './0014-by-moment.js';
import type { EngineForms } from './engine-forms.js';

/** One row, locked while tables change. */
export const migrationLockTable = 'migrations_lock';

/** In order of their names. A migration that was released is never changed; what must change becomes a new one. */
const migrations: Record<string, (forms: EngineForms) => Migration['up']> = {
  '0001-first-tables': firstTables,
  '0002-denominators': denominators,
  '0003-details-and-withdrawal': detailsAndWithdrawal,
  '0004-outgoing': outgoingDeliveries,
  '0005-people': people,
  '0006-doubt': doubtful,
  '0007-law': law,
  '0008-inbox-order': inboxOrder,
  '0009-identity': identity,
  '0010-proof-of-work': proofOfWork,
  '0011-link-maker': linkMaker,
  '0012-shared-pace': sharedPace,
  '0013-own-secret': ownSecret,
  '0014-by-moment': byMoment,
};

/**
 * Brings the tables to the form that this version of the program knows.
 *
 * @returns Names of what it has changed.
 * @throws StoreError `database-newer` when a newer version has already changed them.
 */
export async function migrate<T>(db: Kysely<T>, forms: EngineForms): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(migrations).map(([name, up]) => [name, { up: up(forms) }])),
    },
    migrationTableName: 'migrations',
    migrationLockTableName: migrationLockTable,
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
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

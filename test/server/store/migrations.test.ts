import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '../../../packages/server/src/store/migrations/0001-first-tables.js';
import { createSqliteDialect } from '../../../packages/server/src/store/sqlite-dialect.js';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';
import { mintIdentity, send } from '../support/critiques.js';
import { exposureRow, report } from '../support/exposures.js';
import { openSite, rowsOf, temporaryFolder } from '../support/site.js';

/** A database as the version before has left it. */
async function previousDatabase(): Promise<string> {
  const folder = temporaryFolder();
  const database = await openSqlite(join(folder, 'earful.db'));
  const db = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ '0001-first-tables': { up: firstTables } }) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  expect(error).toBeUndefined();
  await db.destroy();
  return folder;
}

test('a database of the version before keeps every row and learns to count', async () => {
  const folder = await previousDatabase();
  const identity = mintIdentity();
  // Rows as they are written today; columns of the first version have not changed since.
  const source = await openSite();
  await send(source, identity, { comment: 'kept', reply: { wanted: 'email', email: 'a@example.org' } });
  await source.store.close();
  const tables = ['critiques', 'cases', 'revisions', 'contacts', 'outgoing'];
  const database = await openSqlite(join(folder, 'earful.db'));
  database.exec(`attach '${join(source.folder, 'earful.db')}' as source`);
  for (const table of tables) database.exec(`insert into main.${table} select * from source.${table}`);
  database.close();
  const before = await Promise.all(tables.map((table) => rowsOf(folder, `select * from ${table}`)));
  expect(before.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);

  const site = await openSite({ folder });
  expect(await Promise.all(tables.map((table) => site.rows(`select * from ${table}`)))).toEqual(before);
  expect(await site.rows('select name from migrations order by name')).toEqual([
    { name: '0001-first-tables' },
    { name: '0002-denominators' },
  ]);
  expect(
    (await send(site, identity, { comment: 'kept', reply: { wanted: 'email', email: 'a@example.org' } })).status,
  ).toBe(200);
  expect((await report(site, { rows: [exposureRow('shown')] })).status).toBe(200);
  expect(await site.rows('select count from exposures')).toEqual([{ count: 1 }]);
});

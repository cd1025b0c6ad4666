import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Migration } from 'kysely';
import { Kysely, Migrator } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '../../../packages/server/src/store/migrations/0001-first-tables.js';
import { denominators } from '../../../packages/server/src/store/migrations/0002-denominators.js';
import { sqliteForms } from '../../../packages/server/src/store/migrations/engine-forms.js';
import { createSqliteDialect } from '../../../packages/server/src/store/sqlite-dialect.js';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';
import { root } from '../../helpers/repository.js';
import { mintIdentity, send } from '../support/critiques.js';
import { exposureRow, report } from '../support/exposures.js';
import { sqliteDatabase } from '../support/database.js';
import { openSite } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const first = { '0001-first-tables': { up: firstTables(sqliteForms) } };
const second = { ...first, '0002-denominators': { up: denominators(sqliteForms) } };

/** A database as an earlier version has left it. */
async function earlierDatabase(migrations: Record<string, Migration>): Promise<string> {
  const folder = temporaryFolder();
  const database = await openSqlite(join(folder, 'earful.db'));
  const db = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  expect(error).toBeUndefined();
  await db.destroy();
  return folder;
}

test('programs that begin at the same moment make the tables once', async () => {
  const folder = temporaryFolder();
  const begin = async (name: string) => {
    const flags = ['--name', name, '--data', folder, '--public-url', 'http://127.0.0.1'];
    const bin = join(root, 'packages/server/bin/earful.mjs');
    const child = spawn(process.execPath, [bin, 'sign-in', ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    return [code, said];
  };
  expect(await Promise.all(['Ada', 'Ben', 'Cleo', 'Dan'].map(begin))).toEqual(Array(4).fill([0, '']));
  expect(await rowsOf(folder, 'select name from members order by name')).toHaveLength(4);
});

test('a change of the tables that fails halfway has changed nothing', async () => {
  const folder = temporaryFolder();
  const db = new Kysely<unknown>({ dialect: createSqliteDialect(await openSqlite(join(folder, 'earful.db'))) });
  const halfway: Migration = {
    async up(inside) {
      await inside.schema.createTable('half').addColumn('id', 'text').execute();
      throw new Error('The disk is full.');
    },
  };
  const provider = { getMigrations: () => Promise.resolve({ ...first, '0002-halfway': halfway }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  await db.destroy();
  expect(error).toMatchObject({ message: 'The disk is full.' });
  expect(await rowsOf(folder, "select name from sqlite_master where name in ('half', 'critiques')")).toEqual([]);
});

test.each([
  ['first', first],
  ['second', second],
])('a database of the %s form keeps every row and learns what is new', async (_, migrations) => {
  const folder = await earlierDatabase(migrations);
  const identity = mintIdentity();
  const content = { comment: 'kept', reply: { wanted: 'email' as const, email: 'a@example.org' } };
  // Rows as they are written today, in the columns that there were then.
  const sourceFolder = temporaryFolder();
  const source = await openSite({ database: sqliteDatabase(sourceFolder) });
  await send(source, identity, content);
  await source.store.close();
  const tables = ['critiques', 'cases', 'revisions', 'contacts', 'outgoing'];
  const database = await openSqlite(join(folder, 'earful.db'));
  database.exec(`attach '${join(sourceFolder, 'earful.db')}' as source`);
  const selects = tables.map((table) => {
    const columns = database.prepare(`select name from pragma_table_info('${table}')`).all() as { name: string }[];
    const names = columns.map(({ name }) => name).join();
    database.exec(`insert into main.${table} (${names}) select ${names} from source.${table}`);
    return `select ${names} from ${table}`;
  });
  database.close();
  const before = await Promise.all(selects.map((select) => rowsOf(folder, select)));
  expect(before.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);

  const site = await openSite({ database: sqliteDatabase(folder) });
  expect(await Promise.all(selects.map((select) => site.rows(select)))).toEqual(before);
  expect(await site.rows('select name from migrations order by name')).toEqual([
    { name: '0001-first-tables' },
    { name: '0002-denominators' },
    { name: '0003-details-and-withdrawal' },
    { name: '0004-outgoing' },
    { name: '0005-people' },
    { name: '0006-doubt' },
    { name: '0007-law' },
    { name: '0008-inbox-order' },
    { name: '0009-identity' },
    { name: '0010-proof-of-work' },
    { name: '0011-link-maker' },
    { name: '0012-shared-pace' },
    { name: '0013-own-secret' },
    { name: '0014-by-moment' },
  ]);
  expect(
    await site.rows(
      'select 1 from cases c join critiques q on q.id = c.critique_id where c.received_at = q.received_at',
    ),
  ).toHaveLength(1);
  expect((await send(site, identity, content)).status).toBe(200);
  expect((await report(site, { rows: [exposureRow('shown')] })).status).toBe(200);
  expect(await site.rows('select count from exposures')).toEqual([{ count: 1 }]);
  expect((await send(site, identity, { ...content, revision: 2, patience: 'edgy' })).status).toBe(201);
  expect(await site.rows('select patience from revisions order by revision')).toEqual([
    { patience: null },
    { patience: 'edgy' },
  ]);
  expect((await send(site, identity, { revision: 3, withdrawn: true })).status).toBe(200);
  expect(await site.rows('select withdrawn_at is null as stays from critiques')).toEqual([{ stays: 0 }]);
});

test('who was on the staff stays so: whoever came first is owner, and sessions go on', async () => {
  const folder = await earlierDatabase(second);
  const before = await openSqlite(join(folder, 'earful.db'));
  before.exec(`insert into members (id, name, created_at) values
    ('m2', 'Ben', '2026-01-02T00:00:00.000Z'), ('m1', 'Ada', '2026-01-01T00:00:00.000Z')`);
  before.exec(`insert into sessions (id_hash, member_id, last_seen_at, expires_at) values
    ('h1', 'm1', '2026-02-10T11:00:00.000Z', '2026-02-16T00:00:00.000Z'),
    ('h2', 'm2', '2026-02-10T11:00:00.000Z', '2026-02-17T00:00:00.000Z')`);
  before.close();
  const site = await openSite({ database: sqliteDatabase(folder) });
  expect(await site.rows('select name, role, removed_at from members order by name')).toEqual([
    { name: 'Ada', role: 'owner', removed_at: null },
    { name: 'Ben', role: 'member', removed_at: null },
  ]);
  expect(await site.rows('select id_hash, created_at from sessions order by id_hash')).toEqual([
    { id_hash: 'h1', created_at: '2026-02-09T00:00:00.000Z' },
    { id_hash: 'h2', created_at: '2026-02-10T00:00:00.000Z' },
  ]);
  expect(await site.rows('select distinct id from sessions where length(id) = 36')).toHaveLength(2);
});

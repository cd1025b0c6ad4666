import { chmodSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@earful/server';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { openSite } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test('sets durability and reads it back', async () => {
  const store = await openStore({ folder: temporaryFolder() });
  onTestFinished(() => store.close());
  expect(await store.health()).toMatchObject({ engine: 'sqlite', journal: 'wal', synchronous: 'full' });
  const setting = async (name: string) =>
    Object.values((await sql.raw<object>(`pragma ${name}`).execute(store.read)).rows[0]!)[0];
  expect(await setting('foreign_keys')).toBe(1);
  expect(await setting('secure_delete')).toBe(1);
  expect(await setting('trusted_schema')).toBe(0);
  // Nobody stands still in the engine while another program writes.
  expect(await setting('busy_timeout')).toBe(0);
});

test('what was acknowledged is there after a restart', async () => {
  const database = sqliteDatabase();
  const first = await openSite({ database });
  const identity = mintIdentity();
  expect((await send(first, identity)).status).toBe(201);
  await first.store.close();
  const second = await openSite({ database });
  expect((await send(second, identity)).status).toBe(200);
  expect(await second.rows('select id from critiques')).toEqual([{ id: identity.critiqueId }]);
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test.skipIf(process.platform === 'win32')(
  'nobody else on the machine reads folder and files that it makes',
  async () => {
    const umask = process.umask(0o022);
    onTestFinished(() => void process.umask(umask));
    const folder = join(temporaryFolder(), 'data');
    const store = await openStore({ folder });
    onTestFinished(() => store.close());
    expect(modeOf(folder)).toBe('700');
    const files = readdirSync(folder).toSorted();
    expect(Object.fromEntries(files.map((name) => [name, modeOf(join(folder, name))]))).toEqual({
      'earful.db': '600',
      'earful.db-shm': '600',
      'earful.db-wal': '600',
    });
  },
);

test.skipIf(process.platform === 'win32')('folder and file that are there keep the mode their owner gave', async () => {
  const folder = join(temporaryFolder(), 'data');
  const file = join(folder, 'earful.db');
  mkdirSync(folder);
  writeFileSync(file, '');
  chmodSync(folder, 0o750);
  chmodSync(file, 0o640);
  const store = await openStore({ folder });
  onTestFinished(() => store.close());
  expect([folder, file, `${file}-wal`].map(modeOf)).toEqual(['750', '640', '640']);
});

test('a folder that cannot be written is one sentence with a code', async () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  const error = await openStore({ folder: join(file, 'below') }).catch((one: unknown) => one);
  expect(error).toMatchObject({ name: 'StoreError', code: 'folder-not-writable' });
  expect((error as Error).message).toContain('EARFUL_DATA');
});

test('a file that is no database is left alone', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'earful.db'), 'not a database, but somebody may need it');
  await expect(openStore({ folder })).rejects.toMatchObject({ code: 'not-a-database' });
});

test('a database of a newer version is refused and stays as it is', async () => {
  const folder = temporaryFolder();
  await (await openStore({ folder })).close();
  const database = await openSqlite(join(folder, 'earful.db'));
  database.exec("insert into migrations (name, timestamp) values ('9999-from-the-future', '2099-01-01')");
  database.close();
  const before = await rowsOf(folder, 'select name from migrations');
  await expect(openStore({ folder })).rejects.toMatchObject({
    code: 'database-newer',
    message: expect.stringContaining('9999-from-the-future'),
  });
  expect(await rowsOf(folder, 'select name from migrations')).toEqual(before);
});

test('a database that another program holds is refused', async () => {
  const folder = temporaryFolder();
  const holder = await openSqlite(join(folder, 'earful.db'));
  onTestFinished(() => holder.close());
  holder.exec('create table held (x); begin exclusive');
  await expect(openStore({ folder })).rejects.toMatchObject({ name: 'StoreError', code: 'locked' });
});

test.each(['earful.db', 'earful.db-wal', 'earful.db-shm'])(
  'what is written while %s is away is not acknowledged, and neither is it when another stands in its place',
  async (name) => {
    const database = sqliteDatabase();
    const site = await openSite({ database });
    const identity = mintIdentity();
    const file = join(database.options.folder!, name);
    renameSync(file, `${file}.away`);
    expect((await send(site, identity)).status).toBe(503);
    writeFileSync(file, '');
    expect((await send(site, identity)).status).toBe(503);
    expect((await site.get('/v1/health')).status).toBe(503);
    renameSync(`${file}.away`, file);
    expect((await site.get('/v1/health')).status).toBe(200);
    expect((await send(site, identity)).status).toBe(200);
    expect(await site.rows('select id from critiques')).toEqual([{ id: identity.critiqueId }]);
  },
);

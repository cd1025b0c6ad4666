import { openStore } from '@earful/server';
import type { Store } from '@earful/server';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../../support/critiques.js';
import { makeDatabase, makeEmptyDatabase } from '../../support/database.js';
import type { Database } from '../../support/database.js';
import { openSite } from '../../support/site.js';

const open = async ({ options }: Database): Promise<Store> => {
  const store = await openStore(options);
  onTestFinished(() => store.close());
  return store;
};

const names = async (store: Store): Promise<string[]> =>
  (await store.read.selectFrom('members').select('name').orderBy('name').execute()).map(({ name }) => name);

const add = (store: Store, name: string) =>
  store.write((db) => db.insertInto('members').values({ id: name, name, created_at: '' }).execute());

/** Ends the connections of others, as a server does that goes down. */
const cutConnections = (database: Database, where: string) =>
  database.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and ${where}`,
  );

test('the tables that grow with the critiques are split by the hash of the critique', async () => {
  const database = await makeDatabase();
  await open(database);
  expect(
    await database.rows(
      `select inhparent::regclass::text as name, count(*) as parts from pg_inherits
       where inhparent::regclass::text !~ 'key|index|_by_' group by 1 having count(*) > 1 order by 1`,
    ),
  ).toEqual(['contacts', 'critiques', 'revisions'].map((name) => ({ name, parts: 16 })));
});

test('processes that open an empty database at once make its tables once', async () => {
  const database = await makeEmptyDatabase();
  const stores = await Promise.all([1, 2, 3].map(() => open(database)));
  await Promise.all(stores.map((store, index) => add(store, `member ${index}`)));
  expect(await names(stores[0]!)).toEqual(['member 0', 'member 1', 'member 2']);
});

test('a database that does not wait for the disk is refused', async () => {
  const database = await makeEmptyDatabase();
  const [row] = await database.rows<{ name: string }>('select current_database() as name');
  await database.rows(`alter database ${row!.name} set synchronous_commit = off`);
  await expect(openStore(database.options)).rejects.toMatchObject({
    code: 'not-durable',
    message: expect.stringContaining('synchronous_commit off'),
  });
});

test('a server that only reads is not ready, is refused at the start, and is ready when it takes writes again', async () => {
  const database = await makeEmptyDatabase();
  const site = await openSite({ database });
  const [row] = await database.rows<{ name: string }>('select current_database() as name');
  const only = (reads: 'on' | 'off') =>
    database.rows(
      `set transaction read write; alter database ${row!.name} set default_transaction_read_only = ${reads}`,
    );
  await only('on');
  await cutConnections(database, 'true');
  const identity = mintIdentity();
  await expect.poll(async () => (await site.get('/v1/health')).status).toBe(503);
  expect((await send(site, identity)).status).toBe(503);
  expect((await site.get('/v1/health')).status).toBe(503);
  await expect(openStore(database.options)).rejects.toMatchObject({
    code: 'read-only',
    message: expect.stringContaining('can only be read'),
  });
  await only('off');
  await cutConnections(database, 'true');
  await expect.poll(async () => (await site.get('/v1/health')).status, { timeout: 15_000 }).toBe(200);
  expect((await send(site, identity)).status).toBe(201);
});

test('a database of a newer version is refused and stays as it is', async () => {
  const database = await makeEmptyDatabase();
  await (await openStore(database.options)).close();
  await database.rows(`insert into migrations (name, timestamp) values ('9999-from-the-future', '2099-01-01')`);
  await expect(openStore(database.options)).rejects.toMatchObject({ code: 'database-newer' });
});

test.each([
  ['postgres://reader:hidden@127.0.0.1:1/shop', /cannot use the database 127\.0\.0\.1:1\/shop: .*ECONNREFUSED/],
  ['mysql://reader:hidden@127.0.0.1/shop', /^DATABASE_URL is not the address/],
  ['shop', /^DATABASE_URL is not the address/],
])('%s is one sentence without the password', async (databaseUrl, sentence) => {
  const error = await openStore({ databaseUrl }).catch((one: unknown) => one as Error);
  expect(error).toMatchObject({ name: 'StoreError', code: 'unreachable', message: expect.stringMatching(sentence) });
  expect((error as Error).message).not.toContain('hidden');
});

test('of what two processes write, nobody sees a later number before an earlier one', async () => {
  const site = await openSite();
  await send(site, mintIdentity());
  const [one] = await site.rows<{ id: string }>('select id from cases');
  const other = await open(site.database);
  const seen: number[] = [];
  let isWriting = true;
  const write = async (store: Store): Promise<void> => {
    for (let times = 0; times < 60; times += 1)
      await store.write((db) =>
        db.insertInto('outgoing').values({ kind: 'revised', case_id: one!.id, created_at: '' }).execute(),
      );
  };
  const read = async (): Promise<void> => {
    while (isWriting) {
      const rows = await site.store.read.selectFrom('outgoing').select('sequence').orderBy('sequence').execute();
      const fresh = rows.map(({ sequence }) => sequence).filter((number) => !seen.includes(number));
      expect(fresh.every((number) => number > (seen.at(-1) ?? 0))).toBe(true);
      seen.push(...fresh);
    }
  };
  const reading = read();
  await Promise.all([write(site.store), write(other), write(other)]);
  isWriting = false;
  await reading;
  expect(await site.rows('select sequence from outgoing')).toHaveLength(181);
});

test('one process hears of what another has committed', async () => {
  // One that no other test has had, whose connections may still be on their way out.
  const database = await makeEmptyDatabase();
  const [here, there] = [await open(database), await open(database)];
  // It listens on a connection of its own.
  const listeners = `select 1 from pg_stat_activity where query like 'listen%' and datname = current_database()`;
  await expect.poll(() => database.rows(listeners), { timeout: 10_000 }).toHaveLength(2);
  const heard = new Promise<void>((resolve) => void here.onCommit(resolve));
  await add(there, 'Ada');
  await heard;
  expect(await names(here)).toEqual(['Ada']);
});

test('connections that break while nobody uses them are opened anew', async () => {
  const database = await makeDatabase();
  const store = await open(database);
  await add(store, 'Ada');
  await cutConnections(database, 'true');
  await expect
    .poll(() =>
      add(store, 'Berta').then(
        () => 'written',
        () => 'refused',
      ),
    )
    .toBe('written');
  expect(await names(store)).toEqual(['Ada', 'Berta']);
});

test('a commit of which nobody knows whether it happened is unavailable; sent again it is there once', async () => {
  const site = await openSite();
  const identity = mintIdentity();
  // The connection is cut while the transaction has its rows, and no COMMIT has been answered.
  await site.rows(
    `create function cut() returns trigger as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$ language plpgsql;
     create constraint trigger cut after insert on outgoing deferrable initially deferred for each row execute function cut()`,
  );
  expect((await send(site, identity)).status).toBe(503);
  await site.rows('drop function cut cascade');
  await expect.poll(async () => (await send(site, identity)).status).toBe(201);
  expect((await send(site, identity)).status).toBe(200);
  expect(await site.rows('select id from critiques')).toHaveLength(1);
});

test('a process that falls silent in its transaction holds up the others for ten seconds at most', async () => {
  const store = await open(await makeDatabase());
  const setting = async (name: string) =>
    Object.values((await sql.raw<object>(`show ${name}`).execute(store.read)).rows[0]!)[0];
  expect(await setting('idle_in_transaction_session_timeout')).toBe('10s');
  expect(await setting('lock_timeout')).toBe('10s');
  expect(await setting('statement_timeout')).toBe('15s');
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, retain, retentionPeriods } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../../packages/server/src/cli/settings.js';
import { keysOfTables, moveStore } from '../../../../packages/server/src/store/move.js';
import { earful } from '../../support/command-line.js';
import { bodyOf, envelopeOf, mintIdentity, plainText, send } from '../../support/critiques.js';
import { makeDatabase, makeEmptyDatabase, sqliteDatabase } from '../../support/database.js';
import type { Database } from '../../support/database.js';
import { exposureRow, report } from '../../support/exposures.js';
import { tell, webhook } from '../../support/outgoing.js';
import { bindBerta } from '../../support/staff.js';
import { config, openSite } from '../../support/site.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const tables = Object.keys(keysOfTables) as (keyof typeof keysOfTables)[];
const words = 'Żółw “quoted” \u{1F642} \u202Eright to left\u0000 ligne\r\nline';

const periods = retentionPeriods(config);

/** A database with something in every table, closed. */
async function filled(database: Database): Promise<void> {
  const site = await openSite({ database });
  const identity = mintIdentity();
  for (let revision = 1; revision <= 2; revision += 1)
    await send(site, identity, { revision, comment: words, reply: { wanted: 'email', email: 'a@example.org' } });
  for (let count = 0; count < 209; count += 1) await send(site, mintIdentity(), { disconfirmation: (count % 5) - 2 });
  await report(site, {
    rows: [exposureRow('shown'), exposureRow('started')],
    promises: [{ promiseId: 'two-days', outcome: 'kept', count: 3 }],
    waits: [{ touchpointId: 'checkout', seconds: 5, left: true }],
  });
  // Nobody takes it, so every attempt is in the log.
  const outgoing = await tell(site, { webhooks: [webhook('http://127.0.0.1:1/')] });
  await send(site, mintIdentity());
  await outgoing.run();
  const staff = await site.signIn();
  await site.signIn('Berta');
  await bindBerta(site.store);
  const { cases } = (await (await site.get('/v1/staff/cases?limit=1', staff)).json()) as {
    cases: { caseId: string }[];
  };
  const path = `/v1/staff/cases/${cases[0]!.caseId}/replies`;
  const reply = { replyId: '0198c5a1-0000-7000-8000-000000000001', text: words };
  expect((await site.post(path, JSON.stringify(reply), staff)).status).toBe(201);
  // Whoever asks for work has a key for it.
  await send(await openSite({ database, store: site.store, proofOfWork: 1 }), mintIdentity());
  await retain(site.store, periods);
  await site.store.close();
}

const everything = async ({ rows }: Database): Promise<Record<string, unknown[]>> =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (name) => [name, await rows(`select * from ${name} order by ${keysOfTables[name].join()}`)]),
    ),
  );

test('every table of the database is moved', async () => {
  const database = await makeDatabase();
  const found = await database.rows<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and not relispartition
      and relnamespace = 'public'::regnamespace and relname not like 'migrations%' order by 1`,
  );
  expect(found.map(({ name }) => name)).toEqual(tables.toSorted());
});

test('from the embedded database to PostgreSQL and back, not a byte is lost', async () => {
  const [first, second, third] = [sqliteDatabase(), await makeEmptyDatabase(), sqliteDatabase()];
  await filled(first);
  const before = await everything(first);
  for (const name of tables) expect(before[name], name).not.toEqual([]);

  const { code, out, err } = await earful(['move', '--from', 'sqlite', '--to', 'postgres'], {
    EARFUL_DATA: first.options.folder,
    DATABASE_URL: second.options.databaseUrl,
  });
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out).toContain('critiques: 211');
  expect(out.at(-1)).toMatch(/counts and digests are equal/);
  expect(await everything(second)).toEqual(before);

  const back = await earful(['move', '--from', second.options.databaseUrl!, '--to', third.options.folder!]);
  expect(back.err).toEqual([]);
  expect(await everything(third)).toEqual(before);
});

test('what arrives afterwards has numbers of its own', async () => {
  const [first, second] = [sqliteDatabase(), await makeDatabase()];
  await filled(first);
  const [from, to] = [await openStore(first.options), await openStore(second.options)];
  // A receiver that has been tried out there has stored nothing.
  await retain(to, periods);
  await moveStore(from, to);
  await Promise.all([from.close(), to.close()]);
  const site = await openSite({ database: second });
  expect((await send(site, mintIdentity())).status).toBe(201);
  const [newest] = await second.rows<{ sequence: number }>('select max(sequence) as sequence from outgoing');
  const [old] = await first.rows<{ sequence: number }>('select max(sequence) as sequence from outgoing');
  expect(newest!.sequence).toBe(old!.sequence + 1);
});

test('a database that has something already is left alone', async () => {
  const [first, second] = [sqliteDatabase(), await makeDatabase()];
  await filled(first);
  const site = await openSite({ database: second });
  await send(site, mintIdentity());
  await retain(site.store, periods);
  const before = await everything(second);
  const { code, err } = await earful(['move', '--from', first.options.folder!, '--to', second.options.databaseUrl!]);
  expect(code).toBe(1);
  expect(err).toEqual(['The database to move to has rows in critiques already; name an empty one.']);
  expect(await everything(second)).toEqual(before);
});

test.each([
  [['move', '--to', 'postgres'], 'Say where --from'],
  [['move', '--from', 'sqlite', '--to', 'postgres', '--data', '/nowhere'], 'set DATABASE_URL'],
  [['move', '--from', '/nowhere/at/all', '--to', 'sqlite'], 'There is no database in /nowhere/at/all'],
  [['move', '--from', 'sqlite', '--to', 'sqlite'], 'are the same database'],
])('%s says what to write instead, and makes nothing', async (args, sentence) => {
  const { code, err } = await earful(args);
  expect(code).toBe(1);
  expect(err[0]).toContain(sentence);
  expect(existsSync('/nowhere')).toBe(false);
});

test('earful serve takes critiques into the PostgreSQL that DATABASE_URL names', async () => {
  const database = await makeEmptyDatabase();
  const file = join(temporaryFolder(), 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  const served = await serve(
    readSettings(['serve', '--port', '0', '--config', file], { DATABASE_URL: database.options.databaseUrl }),
    () => {},
  );
  onTestFinished(() => served.close());
  const identity = mintIdentity();
  const response = await fetch(`${served.url}/earful/v1/critiques`, {
    method: 'POST',
    body: envelopeOf(identity, bodyOf(identity)),
    headers: plainText,
  });
  expect(response.status).toBe(201);
  expect(await database.rows('select id from critiques')).toEqual([{ id: identity.critiqueId }]);
});

test('migrate says what it has changed, and the second time nothing', async () => {
  const database = await makeEmptyDatabase();
  const environment = { DATABASE_URL: database.options.databaseUrl };
  const first = await earful(['migrate'], environment);
  expect(first.out.slice(0, 2)).toEqual(['Done: 0001-first-tables', 'Done: 0002-denominators']);
  const second = await earful(['migrate'], environment);
  expect(second).toEqual({
    code: 0,
    err: [],
    out: [expect.stringMatching(/^The tables are up to date \(postgresql 1\d\.\d+\)\.$/)],
  });
});

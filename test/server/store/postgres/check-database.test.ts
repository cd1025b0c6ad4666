import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { probe } from '../../../../packages/server/src/store/probe.js';
import { earful } from '../../support/command-line.js';
import { makeEmptyDatabase } from '../../support/database.js';

const everyName = "select relname from pg_class where relname like '%probe%'";

test('a PostgreSQL has everything, and nothing is left in it', async () => {
  const database = await makeEmptyDatabase();
  const { code, out, err } = await earful(['check', '--database', database.options.databaseUrl!]);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out.at(-1)).toBe('This database can be used.');
  expect(out.length).toBeGreaterThan(14);
  for (const line of out.slice(0, -1)) expect(line).toMatch(/^there: /);
  expect(await database.rows(everyName)).toEqual([]);
  // The one of the environment.
  expect((await earful(['check', '--database'], { DATABASE_URL: database.options.databaseUrl })).out).toEqual(out);
});

test('a server that answers too early, and a user who may make no tables, are named', async () => {
  const database = await makeEmptyDatabase();
  const [row] = await database.rows<{ name: string }>('select current_database() as name');
  await database.rows(`alter database ${row!.name} set synchronous_commit = off`);
  await database.rows(`create role guest_${row!.name} login password 'guest'`);
  onTestFinished(async () => void (await database.rows(`drop role guest_${row!.name}`)));
  const url = new URL(database.options.databaseUrl!);
  url.username = `guest_${row!.name}`;
  url.password = 'guest';
  const { code, err } = await earful(['check', '--database', String(url)]);
  expect(code).toBe(1);
  const lines = err[0]!.split('\n');
  expect(lines).toContain('missing: commits that are safe: synchronous_commit (answers otherwise than PostgreSQL)');
  expect(lines.some((line) => /^missing: tables .*permission denied/.test(line))).toBe(true);
  expect(lines.at(-1)).toBe('This database cannot be used.');
});

test.each([
  [/^listen/, 'LISTEN and NOTIFY'],
  [/partition by/, 'tables split by hash'],
  [/setval/, 'numbers that go on after the largest'],
  [/on conflict/, 'insert or nothing, insert or change, and rows that a change gives back'],
  [/json_populate_recordset/, 'rows out of one JSON text'],
  [/for update/, 'rows that are locked until the end of a transaction'],
  [/lower\(/, 'an index of what is computed'],
  [/as materialized/, 'rows that are found once and counted in several ways'],
  [/isolation level/, 'reading one moment for as long as it takes'],
])('without %s that alone is named, and all others are tried', async (pattern, feature) => {
  const database = await makeEmptyDatabase();
  const client = new pg.Client({ connectionString: database.options.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  const found = await probe(async (statement) => {
    // As an engine refuses what it does not know: the transaction is broken until it is rolled back.
    const text = pattern.test(statement) ? 'select earful_knows_nothing_of_this()' : statement;
    return (await client.query<Record<string, unknown>>(text)).rows;
  });
  expect(found.filter(({ fault }) => fault !== undefined).map((one) => one.feature)).toEqual([feature]);
  expect(await database.rows(everyName)).toEqual([]);
});

test('without an address of a database there is nothing to try', async () => {
  const { code, err } = await earful(['check', '--database']);
  expect({ code, err }).toEqual({ code: 1, err: [expect.stringContaining('the embedded database has all')] });
  expect((await earful(['check', '--database', 'postgres://127.0.0.1:1/none'])).err[0]).toContain(
    'cannot use the database',
  );
});

import { Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createSqliteDialect, forEachRow } from '../../../packages/server/src/store/sqlite-dialect.js';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';

interface Rows {
  things: { a: unknown; b: unknown };
}

async function openMemory() {
  const db = new Kysely<Rows>({ dialect: createSqliteDialect(await openSqlite(':memory:')) });
  onTestFinished(() => db.destroy());
  await db.schema.createTable('things').addColumn('a', 'text').addColumn('b', 'text').execute();
  return db;
}

test.each([
  ['a Date', new Date()],
  ['an object', { a: 1 }],
  ['a list', [1]],
  ['a boolean', true],
  ['undefined in a list of values', undefined],
])('%s is refused before it shifts the values after it', async (_, value) => {
  const db = await openMemory();
  const insert = db.insertInto('things').values([
    { a: value, b: 'second' },
    { a: 'x', b: 'y' },
  ]);
  if (value === undefined) {
    await expect(db.selectFrom('things').selectAll().where('a', '=', value).execute()).rejects.toThrow(TypeError);
  } else {
    await expect(insert.execute()).rejects.toThrow(/^Parameter 1 is of type/);
  }
  expect(await db.selectFrom('things').selectAll().execute()).toEqual([]);
});

test('null, numbers, big integers, strings and bytes pass', async () => {
  const db = await openMemory();
  for (const value of [null, 1.5, 2n, 'x', new Uint8Array([1, 2])]) {
    await db.insertInto('things').values({ a: value, b: 'b' }).execute();
  }
  expect(await db.selectFrom('things').select('b').execute()).toHaveLength(5);
});

test('a query for each row runs for each, and what is strange in one is refused', async () => {
  const db = await openMemory();
  const one = db.insertInto('things').values({ a: '', b: '' }).compile();
  const rows = [
    ['x', 1],
    ['y', 2],
  ];
  const both = forEachRow(one, rows);
  expect((await db.executeQuery(both.query)).numAffectedRows).toBe(2n);
  expect(both.changes).toEqual([1, 1]);
  await sql`create unique index once on things (a)`.execute(db);
  const unlessThere = db
    .insertInto('things')
    .values({ a: '', b: '' })
    .onConflict((there) => there.doNothing())
    .compile();
  const some = forEachRow(unlessThere, [
    ['y', 3],
    ['z', 4],
  ]);
  await db.executeQuery(some.query);
  expect(some.changes).toEqual([0, 1]);
  expect(await db.selectFrom('things').select('a').execute()).toEqual([{ a: 'x' }, { a: 'y' }, { a: 'z' }]);
  await expect(db.executeQuery(forEachRow(one, [[['w'], 4]]).query)).rejects.toThrow(/^Parameter 1 is of type/);
});

test('only to begin a write nobody waits within the engine', async () => {
  const database = await openSqlite(':memory:');
  let isPatient = false;
  const busy = () => {
    if (!isPatient) throw Object.assign(new Error('database is locked'), { errcode: 261 });
  };
  const db = new Kysely<Rows>({
    dialect: createSqliteDialect({
      exec(text) {
        isPatient = text === 'pragma busy_timeout = 2000';
        database.exec(text);
      },
      prepare(text) {
        busy();
        return database.prepare(text);
      },
      close: () => database.close(),
    }),
  });
  onTestFinished(() => db.destroy());
  await db.schema.createTable('things').addColumn('a', 'text').execute();
  expect(await db.selectFrom('things').select('a').execute()).toEqual([]);
  expect(isPatient).toBe(false);
  await expect(db.transaction().execute(async () => {})).rejects.toThrow('locked');
});

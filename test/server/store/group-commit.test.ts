import { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createGroupCommit } from '../../../packages/server/src/store/group-commit.js';
import { createSqliteDialect } from '../../../packages/server/src/store/sqlite-dialect.js';
import type { SqliteDatabase } from '../../../packages/server/src/store/sqlite.js';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';

interface Rows {
  things: { name: string };
}

async function open(options: { failCommit?: boolean | number } = {}) {
  const statements: string[] = [];
  const database = await openSqlite(':memory:');
  const watched: SqliteDatabase = {
    exec: (text) => database.exec(text),
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      return {
        all: (...parameters) => statement.all(...parameters),
        iterate: (...parameters) => statement.iterate(...parameters),
        run(...parameters) {
          statements.push(text);
          if (text === 'commit' && options.failCommit) {
            if (typeof options.failCommit === 'number') options.failCommit -= 1;
            throw new Error(options.failCommit === true ? 'disk I/O error' : 'begin anew');
          }
          return statement.run(...parameters);
        },
      };
    },
  };
  const db = new Kysely<Rows>({ dialect: createSqliteDialect(watched) });
  onTestFinished(() => db.destroy());
  await db.schema
    .createTable('things')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .execute();
  statements.length = 0;
  const group = createGroupCommit(db, {
    onCommit: () => statements.push('-- told'),
    asksAgain: (error) => (error as Error).message === 'begin anew',
  });
  const add = (name: string) =>
    group.write(async (transaction) => {
      await transaction.insertInto('things').values({ name }).execute();
      statements.push(`-- worked ${name}`);
      return name;
    });
  const names = async () =>
    (await db.selectFrom('things').select('name').orderBy('name').execute()).map(({ name }) => name);
  return { add, names, statements };
}

test('writes of one turn share one transaction and are answered after its commit', async () => {
  const { add, names, statements } = await open();
  const order: string[] = [];
  await Promise.all(
    ['a', 'b', 'c'].map((name) => add(name).then(() => order.push(`answered ${statements.includes('commit')}`))),
  );
  expect(statements.filter((text) => text === 'commit')).toHaveLength(1);
  expect(statements.indexOf('commit')).toBeGreaterThan(statements.indexOf('-- worked c'));
  expect(order).toEqual(['answered true', 'answered true', 'answered true']);
  expect(await names()).toEqual(['a', 'b', 'c']);
});

test('one bad write does not sink the others', async () => {
  const { add, names } = await open();
  const results = await Promise.allSettled(['a', 'b', 'a', 'c'].map(add));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await names()).toEqual(['a', 'b', 'c']);
});

test('one that is alone is undone with its transaction', async () => {
  const { add, names, statements } = await open();
  await add('a');
  await expect(add('a')).rejects.toThrow();
  await add('b');
  expect(await names()).toEqual(['a', 'b']);
  expect(statements.filter((text) => text === '-- told')).toHaveLength(2);
  expect(statements.filter((text) => text.includes('savepoint'))).toEqual([]);
});

test('a commit that fails is told to everybody in the group, and nothing is kept', async () => {
  const { add, names, statements } = await open({ failCommit: true });
  const results = await Promise.allSettled(['a', 'b'].map(add));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await names()).toEqual([]);
  expect(statements).not.toContain('-- told');
});

test('a transaction that the engine wants run again is run again, and each write is there once', async () => {
  const { add, names, statements } = await open({ failCommit: 2 });
  expect(await Promise.all(['a', 'b'].map(add))).toEqual(['a', 'b']);
  expect(await names()).toEqual(['a', 'b']);
  expect(statements.filter((text) => text === '-- worked a')).toHaveLength(3);
  expect(statements.filter((text) => text === '-- told')).toHaveLength(1);
});

test('it is not run again for ever', async () => {
  const { add, names } = await open({ failCommit: 50 });
  await expect(add('a')).rejects.toThrow('begin anew');
  expect(await names()).toEqual([]);
});

test('a group is bounded, and what waits comes next', async () => {
  const { add, names, statements } = await open();
  await Promise.all(Array.from({ length: 600 }, (_, index) => add(`n${index}`)));
  expect(statements.filter((text) => text === 'commit')).toHaveLength(3);
  expect(await names()).toHaveLength(600);
});

test('where thousands wait, the next is refused and nothing else is lost', async () => {
  const { add, names } = await open();
  const results = await Promise.allSettled(Array.from({ length: 2_010 }, (_, index) => add(`n${index}`)));
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused.map((one) => (one as PromiseRejectedResult).reason as unknown)).toEqual(
    Array(10).fill(expect.objectContaining({ code: 'unavailable' })),
  );
  expect(await names()).toHaveLength(2_000);
  expect(await add('later')).toBe('later');
});

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeDurable, refuseUnlessDurable } from '../../../packages/server/src/store/durability.js';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function open(file: string) {
  const database = await openSqlite(file);
  onTestFinished(() => database.close());
  makeDurable(database);
  return database;
}

test('a durable database passes', async () => {
  const database = await open(join(temporaryFolder(), 'a.db'));
  expect(() => refuseUnlessDurable(database, 'a.db')).not.toThrow();
});

test('what may have to be brought back is in no file beside it', async () => {
  const database = await open(join(temporaryFolder(), 'a.db'));
  expect(database.prepare('pragma temp_store').all()).toEqual([{ temp_store: 2 }]);
});

test('one whose journal cannot be a write-ahead log is refused', async () => {
  const database = await open(':memory:');
  expect(() => refuseUnlessDurable(database, 'a.db')).toThrow(/a\.db cannot be made safe \(journal memory/);
});

test('one that does not sync every commit is refused', async () => {
  const database = await open(join(temporaryFolder(), 'a.db'));
  database.exec('pragma synchronous = normal');
  expect(() => refuseUnlessDurable(database, 'a.db')).toThrow(expect.objectContaining({ code: 'not-durable' }));
});

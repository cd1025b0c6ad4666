import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { openSite } from '../support/site.js';

async function heldByAnother() {
  const database = sqliteDatabase();
  const site = await openSite({ database });
  const staff = await site.signIn();
  const other = await openSqlite(join(database.options.folder!, 'earful.db'));
  onTestFinished(() => other.close());
  other.exec('begin immediate');
  return { site, staff, release: () => other.exec('rollback') };
}

/** The event loop goes round, in which whoever has to write tries to. */
async function turns(): Promise<void> {
  for (let times = 0; times < 10; times += 1) await setImmediate();
}

test('while another program writes, pages and health are answered, and what came is stored when it has ended', async () => {
  const { site, staff, release } = await heldByAnother();
  const ended: number[] = [];
  const sent = [1, 2, 3].map(async () => {
    const { status } = await send(site, mintIdentity());
    ended.push(status);
  });
  for (let times = 0; times < 3; times += 1) {
    // A process that waited in the engine would have given up by the end of it.
    await turns();
    expect((await site.get('/v1/staff/cases', staff)).status).toBe(200);
    expect((await site.get('/v1/health')).status).toBe(200);
  }
  expect(ended).toEqual([]);
  release();
  await Promise.all(sent);
  expect(ended).toEqual([201, 201, 201]);
});

test('whoever came first is stored first', async () => {
  const { site, release } = await heldByAnother();
  const names = ['a', 'b', 'c', 'd'];
  const added: Promise<unknown>[] = [];
  for (const name of names) {
    added.push(
      site.store.write((db) => db.insertInto('exposure_batches').values({ id: name, day: '', sample: 0 }).execute()),
    );
    // A group of its own.
    await turns();
  }
  release();
  await Promise.all(added);
  expect(await site.rows('select id from exposure_batches order by rowid')).toEqual(names.map((id) => ({ id })));
});

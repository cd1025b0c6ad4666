import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { earful } from '../support/command-line.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { openSite } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test('a receiver that still takes critiques into the old database is noticed', async () => {
  const database = sqliteDatabase();
  const site = await openSite({ database });
  await send(site, mintIdentity());
  const target = temporaryFolder();
  const moving = earful(['move', '--from', database.options.folder!, '--to', target]);
  const file = join(target, 'earful.db');
  await vi.waitFor(async () =>
    expect(existsSync(file) && (await rowsOf(target, 'select id from critiques'))).toHaveLength(1),
  );
  await send(site, mintIdentity());
  const { code, err } = await moving;
  expect({ code, err: err[0] }).toEqual({ code: 1, err: expect.stringContaining('Stop every receiver') });
});

test('from one folder to another', async () => {
  const database = sqliteDatabase();
  const site = await openSite({ database });
  await send(site, mintIdentity());
  await site.store.close();
  const { code, out } = await earful(['move', '--from', database.options.folder!, '--to', temporaryFolder()]);
  expect({ code, last: out.at(-1) }).toEqual({ code: 0, last: expect.stringContaining('start no receiver on it') });
});

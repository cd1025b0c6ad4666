import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earful } from '../support/command-line.js';
import { config } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test.each([
  ['retain'],
  ['deliveries'],
  ['export'],
  ['export', '--tombstones'],
  ['erase', '--reference', 'K7M2-9QXD'],
  ['move', '--from', 'sqlite', '--to', '/nowhere/at/all'],
])('earful %s finds nothing in a place where nothing is: it says so, and makes no database there', async (...args) => {
  const folder = temporaryFolder();
  const EARFUL_CONFIG = join(folder, 'earful.config.json');
  writeFileSync(EARFUL_CONFIG, JSON.stringify(config));
  const said = await earful(args, { EARFUL_DATA: folder, EARFUL_CONFIG });
  expect(said).toEqual({ code: 1, out: [], err: [expect.stringContaining(`There is no database in ${folder}`)] });
  expect(existsSync(join(folder, 'earful.db'))).toBe(false);
});

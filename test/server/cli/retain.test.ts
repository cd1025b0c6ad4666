import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earful } from '../support/command-line.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { config, openSite } from '../support/site.js';

const canary = 'canary-20ab said to nobody else';

/** Words of a receiver that was last in use years ago, by the clock of the command. */
async function leftLongAgo() {
  const database = sqliteDatabase();
  const site = await openSite({ database });
  site.clock.nowMs = Date.parse('2020-02-10T12:00:00.000Z');
  await send(site, mintIdentity(), { comment: canary });
  await site.store.close();
  const EARFUL_DATA = database.options.folder!;
  const EARFUL_CONFIG = join(EARFUL_DATA, 'earful.config.json');
  writeFileSync(EARFUL_CONFIG, JSON.stringify(config));
  return { database, environment: { EARFUL_DATA, EARFUL_CONFIG, PORT: '0' } };
}

test('serve says why it deletes nothing, and goes on; retain does so, until it is told what day it is', async () => {
  const { database, environment } = await leftLongAgo();
  const served = await earful(['serve'], environment, 'retention failed');
  expect(served.code).toBe(0);
  const line = served.out.find((one) => one.includes('retention failed'))!;
  expect(JSON.parse(line)).toMatchObject({ level: 'error', error: expect.stringContaining('2020-02-10') });
  expect(line).toContain('earful retain --today YYYY-MM-DD');

  const refused = await earful(['retain'], environment);
  expect(refused).toMatchObject({ code: 1, err: [expect.stringContaining('If the clock is wrong, set it right.')] });
  expect((await earful(['retain', '--today', '2020-02-10'], environment)).code).toBe(1);
  expect((await earful(['retain', '--today', '10.2.2020'], environment)).err).toEqual([
    'The day is "10.2.2020"; write it as YYYY-MM-DD, year first.',
  ]);
  expect(await database.keeps(canary)).toBe(true);

  const day = new Date().toISOString().slice(0, 10);
  expect(await earful(['retain', '--today', day], environment)).toMatchObject({ code: 0, err: [] });
  expect(await database.keeps(canary)).toBe(false);
  await earful(['serve'], environment, '"retained"');
});

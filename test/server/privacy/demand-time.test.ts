import { openStore, retain, retentionPeriods } from '@earful/server';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Database } from '../support/database.js';
import { config, openSite, startMs } from '../support/site.js';
import type { Site } from '../support/site.js';

const dayMs = 24 * 3_600_000;
const periods = retentionPeriods(config);
const canary = 'canary-77c0 said to nobody else';
const doubted = expect.objectContaining({ name: 'StoreError', code: 'clock-doubted' });

/** The same database, opened by a process whose clock says so. */
async function openAt(database: Database, nowMs: number): Promise<Site> {
  const store = await openStore({ ...database.options, now: () => nowMs });
  return openSite({ database, store });
}

test('a process whose clock is years ahead deletes nothing, whatever comes meanwhile and however often it starts', async () => {
  const { database, store } = await openSite();
  await send(await openSite({ database, store }), mintIdentity(), { comment: canary });
  await store.close();
  for (let start = 0; start < 3; start += 1) {
    const ahead = await openAt(database, startMs + 1_500 * dayMs);
    // Its time is that of the wrong clock, and no sign that it is right.
    expect((await send(ahead, mintIdentity(), { comment: 'meanwhile' })).status).toBe(201);
    await ahead.signIn(`Ada ${start}`);
    await expect(retain(ahead.store, periods)).rejects.toEqual(doubted);
    expect((await send(ahead, mintIdentity(), { comment: 'still served' })).status).toBe(201);
    await ahead.store.close();
  }
  const right = await openAt(database, startMs + dayMs);
  expect((await retain(right.store, periods)).counts.words).toBe(0);
  expect(await right.database.keeps(canary)).toBe(true);
});

test.each([
  ['ahead', 31],
  ['behind', -31],
])(
  'a clock that leaps far %s while the process runs is not believed, and is again when it is back',
  async (_, days) => {
    const site = await openSite({ rateLimitTotal: 0 });
    expect((await retain(site.store, periods)).counts.words).toBe(0);
    await send(site, mintIdentity(), { comment: canary });
    site.clock.nowMs += days * dayMs;
    await send(site, mintIdentity());
    await expect(retain(site.store, { ...periods, newsDays: 1 })).rejects.toEqual(doubted);
    expect(await site.rows('select kind from outgoing')).toHaveLength(2);
    site.clock.nowMs = startMs + 2 * dayMs;
    expect((await retain(site.store, { ...periods, newsDays: 1 })).counts.news).toBeGreaterThan(0);
  },
);

test('a receiver that runs is believed for ever, from one day to the next', async () => {
  const site = await openSite();
  await send(site, mintIdentity(), { comment: canary });
  for (let month = 0; month < 26; month += 1) {
    site.clock.nowMs += 30 * dayMs;
    await retain(site.store, periods);
  }
  expect(await site.database.keeps(canary)).toBe(false);
});

test('whoever was off for long says what day it is, once; a day that is not that of the clock deletes nothing', async () => {
  const site = await openSite();
  await send(site, mintIdentity(), { comment: canary });
  site.clock.nowMs += 800 * dayMs;
  await expect(retain(site.store, periods)).rejects.toThrow('earful retain --today YYYY-MM-DD');
  expect((await retain(site.store, periods, { dryRun: true })).counts.words).toBe(1);
  for (const today of ['2026-02-10', '2028-04-22', 'today'])
    await expect(retain(site.store, periods, { today })).rejects.toEqual(doubted);
  expect(await site.database.keeps(canary)).toBe(true);
  // Elsewhere it is tomorrow already.
  expect((await retain(site.store, periods, { today: '2028-04-21' })).counts.words).toBe(1);
  expect(await site.database.keeps(canary)).toBe(false);
  site.clock.nowMs += dayMs;
  await retain(site.store, periods);
});

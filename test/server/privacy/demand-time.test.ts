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
  const clock = { nowMs };
  const store = await openStore({ ...database.options, now: () => clock.nowMs });
  return { ...(await openSite({ database, store })), clock };
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
  for (let day = 0; day < 750; day += 3) {
    site.clock.nowMs += 3 * dayMs;
    await retain(site.store, periods);
  }
  expect(await site.database.keeps(canary)).toBe(false);
});

/** Rows whose time is over the next day. */
const soon = { ...periods, newsDays: 1 };
const newsOf = (site: Site) => site.rows('select kind from outgoing');

/** A site that was last cleared up when it began; two have been heard from since. */
async function clearedUp(): Promise<Site> {
  const site = await openSite();
  await retain(site.store, soon);
  for (let count = 0; count < 2; count += 1) await send(site, mintIdentity());
  return site;
}

test('a clock that leaps three weeks ahead deletes nothing in three weeks, from day to day and start to start', async () => {
  const site = await clearedUp();
  site.clock.nowMs += 21 * dayMs;
  for (let day = 0; day < 21; day += 1) {
    for (let start = 0; start < 2; start += 1) await expect(retain(site.store, soon)).rejects.toEqual(doubted);
    site.clock.nowMs += dayMs;
  }
  expect(await newsOf(site)).toHaveLength(2);
  // Set right.
  site.clock.nowMs = startMs + 2 * dayMs;
  expect((await retain(site.store, soon)).counts.news).toBe(1);
});

test.each([
  ['was off for three weeks', 21],
  ['was quiet for a year when it learnt to remember', 365],
])('a database that %s is cleared up after as long again, though nobody says what day it is', async (why, days) => {
  const site = await clearedUp();
  if (why.startsWith('was quiet')) await site.rows('delete from shared_keys');
  site.clock.nowMs += days * dayMs;
  await expect(retain(site.store, soon)).rejects.toThrow(
    `believed from ${new Date(site.clock.nowMs + days * dayMs).toISOString().slice(0, 10)} on`,
  );
  for (let day = 1; day < days; day += 3) {
    site.clock.nowMs = startMs + (days + day) * dayMs;
    await expect(retain(site.store, soon)).rejects.toEqual(doubted);
  }
  site.clock.nowMs = startMs + 2 * days * dayMs;
  expect((await retain(site.store, soon)).counts.news).toBe(1);
  site.clock.nowMs += dayMs;
  await retain(site.store, soon);
});

test('a clock that leaps again while it is doubted waits anew', async () => {
  const site = await clearedUp();
  site.clock.nowMs += 5 * dayMs;
  await expect(retain(site.store, soon)).rejects.toEqual(doubted);
  site.clock.nowMs += 40 * dayMs;
  await expect(retain(site.store, soon)).rejects.toEqual(doubted);
  site.clock.nowMs += 44 * dayMs;
  await expect(retain(site.store, soon)).rejects.toEqual(doubted);
  site.clock.nowMs += dayMs;
  await retain(site.store, soon);
});

test('of two receivers whose clocks differ, the one that goes on is believed, and the other never', async () => {
  const site = await clearedUp();
  const aheadMs = 10 * dayMs;
  const other = await openAt(site.database, startMs + aheadMs);
  for (let day = 0; day < 30; day += 1) {
    await retain(site.store, periods);
    await expect(retain(other.store, soon)).rejects.toEqual(doubted);
    site.clock.nowMs += dayMs;
    other.clock.nowMs = site.clock.nowMs + aheadMs;
  }
  expect(await newsOf(site)).toHaveLength(2);
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

import { retain } from '@earful/server';
import { expect, test } from 'vitest';
import { dayOf } from '../../../packages/server/src/exposures/day-of.js';
import { startRetention } from '../../../packages/server/src/privacy/start-retention.js';
import { mintIdentity, send } from '../support/critiques.js';
import { none, periods } from '../support/retention.js';
import { openSite } from '../support/site.js';
import type { Site } from '../support/site.js';

const dayMs = 24 * 3_600_000;
const canary = 'canary-5e1f said to nobody else';

/** So many days pass, in which nothing was over. */
async function pass({ store, clock }: Site, days: number): Promise<void> {
  clock.nowMs += days * dayMs;
  const never = { contactDays: 3_650, wordMonths: 120, newsDays: 3_650 };
  expect((await retain(store, never, { today: dayOf(clock.nowMs) })).counts).toEqual(none);
}

test('once a day, and it says how much; a day that fails is made up for', async () => {
  const site = await openSite();
  await send(site, mintIdentity(), { comment: canary });
  let tomorrow = (): void => {};
  const said: [string, unknown][] = [];
  let heard = (): void => {};
  const line = () => new Promise<void>((resolve) => void (heard = resolve));
  let next = line();
  const stop = startRetention({
    store: site.store,
    periods,
    log: (_level, what, fields) => {
      said.push([what, fields]);
      heard();
    },
    daily: (work) => {
      tomorrow = work;
      return () => void (tomorrow = () => {});
    },
  });
  await next;
  expect(said).toEqual([['retained', none]]);
  await pass(site, 800);
  const full = await site.database.fill('sessions');
  await site.rows('alter table sign_in_links rename to away');
  next = line();
  tomorrow();
  await next;
  expect(said[1]?.[0]).toBe('retention failed');
  await site.rows('alter table away rename to sign_in_links');
  await full();
  next = line();
  tomorrow();
  await next;
  expect(said[2]?.[0]).toBe('retained');
  expect(await site.database.keeps(canary)).toBe(false);
  expect(JSON.stringify(said)).not.toContain('canary');
  await stop();
  tomorrow();
  expect(said).toHaveLength(3);
});

test('it rests nineteen times as long as it works, and what an end leaves undone is done the next time', async () => {
  const site = await openSite();
  await Promise.all(Array.from({ length: 3 }, () => send(site, mintIdentity(), { comment: canary })));
  await pass(site, 800);
  const said: unknown[] = [];
  const begin = (wait: (ms: number, signal: AbortSignal) => Promise<unknown>) =>
    startRetention({
      store: site.store,
      periods,
      log: (_level, what, counts) => said.push([what, counts]),
      daily: () => () => {},
      wait,
    });
  let rest = (_ms: number): void => {};
  const rested = new Promise<number>((resolve) => void (rest = resolve));
  const sinceMs = performance.now();
  const stop = begin((ms, signal) => {
    rest(ms);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('over'))));
  });
  const workedMs = (await rested) / 19;
  expect(workedMs).toBeGreaterThan(0);
  expect(workedMs).toBeLessThan(performance.now() - sinceMs);
  await stop();
  expect(said).toEqual([]);
  expect(await site.rows('select 1 as one from outgoing')).toHaveLength(3);

  const again = begin(() => Promise.resolve());
  await expect.poll(() => said).toEqual([['retained', { ...none, news: 2 }]]);
  await again();
});

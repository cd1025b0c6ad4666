import { standings } from '@earful/protocol';
import { expect, test } from 'vitest';
import { exposureRow, report } from '../support/exposures.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const dayMs = 24 * 3_600_000;

async function read(site: Site, query = '') {
  const response = await site.get(`/v1/staff/standings${query}`, await site.signIn());
  const { touchpoints } = standings.parse(await response.json());
  return Object.fromEntries(touchpoints.map((one) => [one.touchpointId, one]));
}

test('says how often was asked, and what became of it', async () => {
  const site = await openSite();
  await report(site, {
    rows: [
      exposureRow('triggered', { count: 175 }),
      exposureRow('suppressed', { count: 30, reason: 'cap' }),
      exposureRow('suppressed', { count: 9, reason: 'holdOut', origin: 'rageClick' }),
      exposureRow('suppressed', { count: 1, reason: 'cap', locale: 'pl' }),
      exposureRow('expired', { count: 15, reason: 'quiet' }),
      exposureRow('shown', { count: 80 }),
      exposureRow('shown', { count: 40, opening: 'praise', locale: 'pl' }),
      exposureRow('started', { count: 5 }),
      exposureRow('started', { count: 4, opening: 'praise' }),
      exposureRow('ignored', { count: 70 }),
      exposureRow('dismissedNotNow', { count: 21 }),
      exposureRow('dismissedNever', { count: 6 }),
      exposureRow('dismissedClose', { count: 14 }),
      exposureRow('sent', { count: 8 }),
      exposureRow('started', { count: 50, origin: 'self' }),
      exposureRow('sent', { count: 50, origin: 'self' }),
    ],
  });
  const { checkout, delivery } = await read(site);
  expect(checkout?.asked).toEqual({
    triggered: 175,
    suppressed: 40,
    expired: 15,
    shown: 120,
    started: 9,
    ignored: 70,
    dismissedNotNow: 21,
    dismissedNever: 6,
    dismissedClose: 14,
    sent: 8,
    answerRate: { share: 0.075, low: expect.closeTo(0.0442, 4), high: expect.closeTo(0.1246, 4) },
    suppressedBy: { cap: 31, holdOut: 9 },
    expiredBy: { quiet: 15 },
    heldOut: 9,
    byOpening: { critique: { shown: 80, started: 5, sent: 8 }, praise: { shown: 40, started: 4, sent: 0 } },
  });
  expect(Object.keys(checkout?.asked?.suppressedBy ?? {})).toEqual(['cap', 'holdOut']);
  expect(delivery?.asked).toBeUndefined();
  expect((await read(site, '?origin=volunteered'))['checkout']?.asked).toBeUndefined();
});

test('gives no share below five shown, and none above all of them', async () => {
  const site = await openSite();
  await report(site, { rows: [exposureRow('shown', { count: 4 }), exposureRow('started', { count: 6 })] });
  expect((await read(site))['checkout']?.asked).not.toHaveProperty('answerRate');
  await report(site, { rows: [exposureRow('shown')] });
  expect((await read(site))['checkout']?.asked?.answerRate).toMatchObject({ share: 1, high: 1 });
});

test('belongs to the day on which it arrived, and to the period asked for', async () => {
  const site = await openSite();
  await report(site, { rows: [exposureRow('shown')] });
  site.clock.nowMs += 20 * dayMs;
  await report(site, { rows: [exposureRow('shown', { count: 2 })] });
  expect((await read(site, '?days=30'))['checkout']?.asked?.shown).toBe(3);
  expect((await read(site, '?days=19'))['checkout']?.asked?.shown).toBe(2);
});

test('promises stand at their touchpoint with what became of them', async () => {
  const site = await openSite();
  expect((await read(site))['delivery']).not.toHaveProperty('promises');
  const outcome = (kind: 'early' | 'kept' | 'broken', count: number) => ({
    promiseId: 'two-days',
    outcome: kind,
    count,
  });
  await report(site, { promises: [outcome('kept', 40), outcome('broken', 5)] });
  await report(site, { promises: [outcome('kept', 2)] });
  expect((await read(site))['delivery']?.promises).toEqual([
    { promiseId: 'two-days', statement: 'With you in two days', early: 0, kept: 42, broken: 5 },
  ]);
});

import { standings } from '@earful/protocol';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { exposureRow, report } from '../support/exposures.js';
import type { Site } from '../support/site.js';
import { config, openSite } from '../support/site.js';

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
    // Nobody's answer has arrived; of eight that were sent none is known to be worse than expected.
    unhappy: { low: 0, high: expect.closeTo(112 / 120, 9) },
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

test('what silence could hide, and the voice of known failures, of those who were counted', async () => {
  const trigger = { signal: 'paymentFailed', touchpoint: 'checkout' } as const;
  const site = await openSite({ config: { ...config, triggers: [trigger] } });
  // Three of five answers are bad: one worse, one much worse, one a known failure, which nobody compares.
  const compared = [-1, -2, 0, 1] as const;
  for (const disconfirmation of compared) await send(site, mintIdentity(), { origin: 'rageClick', disconfirmation });
  await send(site, mintIdentity(), { origin: 'paymentFailed', severity: 4 });
  await send(site, mintIdentity(), { origin: 'self', disconfirmation: -2 });
  await report(site, {
    rows: [
      exposureRow('triggered', { count: 300 }),
      exposureRow('triggered', { count: 500, origin: 'rageClick' }),
      exposureRow('shown', { count: 400, origin: 'rageClick' }),
      exposureRow('sent', { count: 6 }),
      exposureRow('sent', { count: 54, origin: 'rageClick' }),
    ],
  });
  const { asked } = (await read(site))['checkout']!;
  // The published vector: 36 of 60 who answered.
  expect(asked?.unhappy).toEqual({ low: expect.closeTo(0.09, 9), high: expect.closeTo(0.94, 9) });
  expect(asked?.knownFailures).toEqual({ count: 300, answered: 6, voice: { share: 0.02, silent: 294 } });
});

test('where no trigger knows of a failure there is no voice; where none came, it is unknown', async () => {
  const site = await openSite({
    config: { ...config, triggers: [{ signal: 'chatClosed', touchpoint: 'checkout', known: true }] },
  });
  const rows = ['checkout', 'delivery'].map((touchpointId) =>
    exposureRow('shown', { touchpointId, origin: 'rageClick' }),
  );
  await report(site, { rows });
  const { checkout, delivery } = await read(site);
  expect(checkout?.asked?.knownFailures).toEqual({ count: 0, answered: 0 });
  expect(delivery?.asked).not.toHaveProperty('knownFailures');
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

import { standings } from '@earful/protocol';
import { expect, test } from 'vitest';
import type { Content } from '../support/critiques.js';
import { mintIdentity, send } from '../support/critiques.js';
import type { Site } from '../support/site.js';
import { config, openSite, startMs } from '../support/site.js';

const dayMs = 24 * 3_600_000;
const iso = (timeMs: number) => new Date(timeMs).toISOString();

async function sendMany(site: Site, count: number, content: Content) {
  await Promise.all(Array.from({ length: count }, () => send(site, mintIdentity(), content)));
}

async function read(site: Site, query = '') {
  const response = await site.get(`/v1/staff/standings${query}`, await site.signIn());
  return standings.parse(await response.json());
}

test('ranks least good first and keeps volunteered answers apart', async () => {
  const site = await openSite();
  await sendMany(site, 9, { touchpointId: 'checkout', disconfirmation: -2 });
  await sendMany(site, 9, { touchpointId: 'delivery', disconfirmation: 0, origin: 'promiseOverdue' });
  await sendMany(site, 2, { touchpointId: 'delivery', disconfirmation: -1, origin: 'promiseOverdue' });
  await sendMany(site, 8, { touchpointId: 'returns', disconfirmation: 1 });
  await sendMany(site, 3, { touchpointId: 'returns', disconfirmation: -2, origin: 'self' });
  for (const origin of ['link', 'qr', 'kiosk'])
    await sendMany(site, 1, { touchpointId: 'returns', disconfirmation: -1, origin });

  const invited = await read(site);
  expect(invited.touchpoints.map(({ touchpointId, label }) => [touchpointId, label])).toEqual([
    ['checkout', 'fixFirst'],
    ['delivery', 'fine'],
    ['returns', 'fine'],
  ]);
  expect(invited.touchpoints[0]).toMatchObject({ n: 9, k: 9, shares: [9, 0, 0, 0, 0], department: 'Payments' });
  expect(invited.touchpoints[1]).toMatchObject({ n: 11, k: 1, shares: [0, 2, 9, 0, 0] });
  expect(Object.fromEntries(invited.origins.map(({ origin, critiques }) => [origin, critiques]))).toEqual({
    paymentFailed: 17,
    promiseOverdue: 11,
    self: 3,
    link: 1,
    qr: 1,
    kiosk: 1,
  });

  const volunteered = await read(site, '?origin=volunteered');
  expect(volunteered.touchpoints.map(({ touchpointId, n, label }) => [touchpointId, n, label])).toEqual([
    ['returns', 6, 'askMore'],
    ['checkout', 0, 'notMeasured'],
    ['delivery', 0, 'notMeasured'],
  ]);
  expect(volunteered.touchpoints[1]?.standing).toBeUndefined();
});

test('counts what else was said, latest revision only', async () => {
  const site = await openSite();
  const identity = mintIdentity();
  await send(site, identity, { severity: 2, viewportWidth: 599 }, { sentAt: iso(startMs + 61_000) });
  await send(site, identity, {
    revision: 2,
    severity: 4,
    causes: ['declined', 'slow'],
    viewportWidth: 599,
    locale: 'pl',
  });
  await send(site, mintIdentity(), { severity: 4, causes: ['declined'], viewportWidth: 600 });
  const { touchpoints } = await read(site);
  const checkout = touchpoints.find(({ touchpointId }) => touchpointId === 'checkout');
  expect(checkout).toMatchObject({
    critiques: 2,
    n: 0,
    severities: [0, 0, 0, 2],
    causes: [
      { code: 'declined', label: 'Card declined', count: 2 },
      { code: 'slow', label: 'slow', count: 1 },
    ],
    byLocale: { en: 1, pl: 1 },
    byViewport: { narrow: 1, wide: 1 },
    delivered: { atOnce: 1, later: 1 },
  });
  expect(checkout?.byHour[12]).toBe(2);
  expect(checkout?.byWeekday).toEqual([0, 2, 0, 0, 0, 0, 0]);
});

test('belongs to the day of the missed expectation, and to the period asked for', async () => {
  const site = await openSite();
  const at = (days: number): Content => ({ occurredAt: iso(startMs - days * dayMs), disconfirmation: -2 });
  for (const days of [0, 1, 8, 27, 60, -4 / (24 * 60)]) await send(site, mintIdentity(), at(days));
  const month = await read(site, '?days=28');
  const checkout = month.touchpoints.find(({ touchpointId }) => touchpointId === 'checkout');
  expect(checkout).toMatchObject({ critiques: 5, byWeek: [1, 0, 1, 3] });
  expect(month).toMatchObject({ from: '2026-01-14T00:00:00.000Z', to: iso(startMs) });
});

test('a word that is added on Sunday leaves a failure on its Friday', async () => {
  const site = await openSite();
  const identity = mintIdentity();
  const friday: Content = { occurredAt: '2026-02-06T09:00:00Z', submittedAt: '2026-02-06T09:05:00Z' };
  await send(site, identity, friday, { sentAt: iso(startMs) });
  await send(site, identity, { ...friday, revision: 2, comment: 'Again.', submittedAt: '2026-02-08T20:00:00Z' });
  const { touchpoints } = await read(site);
  const checkout = touchpoints.find(({ touchpointId }) => touchpointId === 'checkout');
  expect(checkout?.byWeekday).toEqual([0, 0, 0, 0, 1, 0, 0]);
  expect(checkout?.byHour[9]).toBe(1);
});

test.each([
  // Without one in the configuration, whatever the clock of this machine.
  [undefined, 'UTC', '2026-02-04T00:00:00.000Z', 4, 23],
  ['Europe/Warsaw', 'Europe/Warsaw', '2026-02-03T23:00:00.000Z', 5, 0],
])('days and hours are those of the site: %s', async (timeZone, named, from, weekday, hour) => {
  const site = await openSite({ config: { ...config, ...(timeZone && { timeZone }) } });
  await send(site, mintIdentity(), { occurredAt: '2026-02-06T23:30:00Z' });
  const standings = await read(site, '?days=7');
  expect(standings).toMatchObject({ timeZone: named, from, weeks: ['2026-02-04'] });
  const checkout = standings.touchpoints.find(({ touchpointId }) => touchpointId === 'checkout');
  expect(checkout?.byWeekday[weekday]).toBe(1);
  expect(checkout?.byHour[hour]).toBe(1);
});

test('a week begins at midnight, whenever one looks, and the first with the period', async () => {
  const site = await openSite();
  for (const day of ['2026-01-12T00:00:00Z', '2026-01-13T23:59:59Z', '2026-01-14T00:00:00Z', '2026-02-03T23:59:59Z'])
    await send(site, mintIdentity(), { occurredAt: day });
  await send(site, mintIdentity(), { occurredAt: '2026-02-04T00:00:00Z' });
  for (const hours of [0, 11]) {
    site.clock.nowMs = startMs + hours * 3_600_000;
    const { from, weeks, touchpoints } = await read(site, '?days=30');
    expect({ from, weeks }).toEqual({
      from: '2026-01-12T00:00:00.000Z',
      weeks: ['2026-01-12', '2026-01-14', '2026-01-21', '2026-01-28', '2026-02-04'],
    });
    const checkout = touchpoints.find(({ touchpointId }) => touchpointId === 'checkout');
    expect(checkout).toMatchObject({ critiques: 5, byWeek: [2, 1, 0, 1, 1] });
  }
});

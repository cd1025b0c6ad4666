import { standings } from '@earful/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStandings } from '../../../packages/server/src/reports/standings.js';
import { createSiteDirectory } from '../../../packages/server/src/site-directory.js';
import type { Content } from '../support/critiques.js';
import { mintIdentity, send } from '../support/critiques.js';
import { config, openSite, startMs } from '../support/site.js';
import { standingsByRows } from '../support/standings-by-rows.js';

const dayMs = 24 * 3_600_000;

/** Around the day on which the clocks of Europe change, and of many at the very same moment. */
const moment = fc.oneof(
  fc.integer({ min: startMs - 60 * dayMs, max: startMs + 4 * 60_000 }),
  fc.constantFrom(startMs, startMs - dayMs, Date.parse('2026-02-03T23:15:00Z'), Date.parse('2026-02-04T18:14:59.999Z')),
);

const content: fc.Arbitrary<Content> = fc.record(
  {
    touchpointId: fc.constantFrom('checkout', 'delivery', 'returns', 'nowhere'),
    origin: fc.constantFrom('paymentFailed', 'promiseOverdue', 'self', 'qr', 'kiosk'),
    disconfirmation: fc.constantFrom(-2, -1, 0, 1, 2),
    severity: fc.constantFrom(1, 2, 3, 4),
    causes: fc.subarray(['declined', 'slow', 'it\'s "odd" | ż']),
    locale: fc.constantFrom('en', 'pl', 'pt-BR'),
    viewportWidth: fc.constantFrom(320, 599, 600, 1_400),
    occurredAt: moment.map((timeMs) => new Date(timeMs).toISOString()),
  },
  { requiredKeys: ['touchpointId', 'origin', 'locale'] },
);

const sent = fc.record({
  first: content,
  waitedMs: fc.constantFrom(0, 60_000, 60_001),
  later: fc.option(content, { nil: undefined }),
  end: fc.constantFrom('stays', 'stays', 'stays', 'withdrawn', 'doubted'),
});

test.each(['UTC', 'Europe/Warsaw', 'Asia/Kathmandu', 'America/St_Johns'])(
  'the database counts what one would count row by row: %s',
  async (timeZone) => {
    const all = fc.sample(sent, { numRuns: 100, seed: Number(process.env['EARFUL_SEED'] ?? 7) });
    const site = await openSite({ config: { ...config, timeZone }, rateLimit: 0 });
    for (const { first, waitedMs, later, end } of all) {
      const identity = mintIdentity();
      const claimed = { submittedAt: new Date(startMs - waitedMs).toISOString() };
      const links = { comment: 'http://a http://b http://c http://d' };
      await send(site, identity, { ...claimed, ...first, ...(end === 'doubted' && links) });
      if (later) await send(site, identity, { ...claimed, ...later, revision: 2, origin: first.origin! });
      if (end === 'withdrawn') await send(site, identity, { revision: 3, withdrawn: true });
    }
    const directory = createSiteDirectory({ ...config, timeZone });
    for (const stepSize of [1, 7, 5_000])
      for (const origin of ['invited', 'volunteered'] as const)
        for (const days of [1, 7, 30, 90]) {
          const found = standings.parse(
            await createStandings(site.store, directory, () => site.clock.nowMs, stepSize)({ origin, days }),
          );
          const expected = await standingsByRows(site, timeZone, { origin, days });
          expect(Object.fromEntries(found.origins.map((one) => [one.origin, one.critiques]))).toEqual(expected.origins);
          const figures = found.touchpoints.map((one) => [
            one.touchpointId,
            { ...one, causes: Object.fromEntries(one.causes.map(({ code, count }) => [code, count])) },
          ]);
          expect(Object.fromEntries(figures)).toMatchObject(expected.touchpoints);
          expect(figures).toHaveLength(Object.keys(expected.touchpoints).length);
        }
  },
);

test('while they are counted, a critique is taken', async () => {
  const site = await openSite();
  for (let ago = 0; ago < 40; ago += 1)
    await send(site, mintIdentity(), { occurredAt: new Date(startMs - ago).toISOString() });
  const standingsOf = createStandings(site.store, createSiteDirectory(config), () => site.clock.nowMs, 1);
  const ended: string[] = [];
  await Promise.all([
    standingsOf({ origin: 'invited', days: 90 }).then(() => ended.push('counted')),
    send(site, mintIdentity()).then(({ status }) => ended.push(String(status))),
  ]);
  expect(ended).toEqual(['201', 'counted']);
});

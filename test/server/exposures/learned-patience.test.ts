import { servedConfig } from '@earful/protocol';
import { expect, test } from 'vitest';
import { report } from '../support/exposures.js';
import type { Site } from '../support/site.js';
import { config, openSite } from '../support/site.js';

const minuteMs = 60_000;

const wait = (site: Site, touchpointId: string, count: number, seconds: number, left: boolean) =>
  report(site, { waits: Array.from({ length: count }, () => ({ touchpointId, seconds, left })) });

async function read(site: Site, etag = '') {
  const response = await site.get('/v1/config', { 'if-none-match': etag });
  const text = await response.text();
  const touchpoints = text === '' ? [] : servedConfig.parse(JSON.parse(text)).touchpoints;
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    patience: Object.fromEntries(touchpoints.map((one) => [one.id, one.patienceSeconds])),
  };
}

test('pages learn from thirty waits on when one in five has left; the tag follows', async () => {
  const site = await openSite();
  const none = { checkout: undefined, delivery: undefined, returns: undefined };
  await wait(site, 'checkout', 23, 40, false);
  await wait(site, 'checkout', 6, 12, true);
  const first = await read(site);
  expect(first.patience).toEqual(none);

  site.clock.nowMs += minuteMs;
  await wait(site, 'checkout', 1, 9, true);
  expect((await read(site)).patience).toEqual({ ...none, checkout: 12 });
  const { status, etag } = await read(site, first.etag);
  expect(status).toBe(200);
  expect(etag).not.toBe(first.etag);
  expect((await read(site, etag)).status).toBe(304);
});

test('old waits fade as new ones come: patience that has changed is learned anew', async () => {
  const site = await openSite();
  const many = async (times: number, seconds: number) => {
    for (let batch = 0; batch < times; batch++) {
      await wait(site, 'checkout', 25, seconds, true);
      await wait(site, 'checkout', 75, 400, false);
    }
  };
  await many(19, 60);
  const held = async () => (await site.rows<{ sum: number }>('select sum(count) as sum from waits'))[0]!.sum;
  expect(await held()).toBe(1_900);
  expect((await read(site)).patience['checkout']).toBe(60);
  await many(1, 60);
  expect(await held()).toBe(1_000);
  await many(60, 20);
  expect(await held()).toBeLessThan(2_000);
  site.clock.nowMs += minuteMs;
  expect((await read(site)).patience['checkout']).toBe(20);
});

test('looks at most once a minute', async () => {
  const site = await openSite();
  await read(site);
  await wait(site, 'delivery', 40, 5, true);
  site.clock.nowMs += minuteMs - 1;
  expect((await read(site)).patience['delivery']).toBeUndefined();
  site.clock.nowMs += 1;
  expect((await read(site)).patience['delivery']).toBe(5);
});

test('what the brand has written wins, and who leaves at once counts as one second', async () => {
  const [checkout, ...rest] = config.touchpoints;
  const site = await openSite({ config: { ...config, touchpoints: [{ ...checkout!, patienceSeconds: 33 }, ...rest] } });
  await wait(site, 'checkout', 40, 5, true);
  await wait(site, 'returns', 40, 0, true);
  expect((await read(site)).patience).toEqual({ checkout: 33, delivery: undefined, returns: 1 });
});

test('a store in trouble keeps no page from its configuration, nor from what was learned', async () => {
  const lines: string[] = [];
  const site = await openSite({ log: (level, what) => lines.push(`${level} ${what}`) });
  await wait(site, 'delivery', 40, 5, true);
  await read(site);
  await site.store.close();
  site.clock.nowMs += minuteMs;
  expect(await read(site)).toMatchObject({ status: 200, patience: { delivery: 5 } });
  expect(lines).toContain('error waits not read');
});

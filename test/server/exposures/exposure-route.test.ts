import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exposureReceipt, problem } from '@earful/protocol';
import { retain, retentionPeriods } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';
import { plainText } from '../support/critiques.js';
import { batchOf, exposureRow, report } from '../support/exposures.js';
import { config, openSite, publicUrl, startMs } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const dayMs = 24 * 3_600_000;
const statusOf = async (response: Response) => {
  expect(response.status).toBe(200);
  return exposureReceipt.parse(await response.json()).status;
};

test('adds to the sums of the receiver’s own day, and keeps nothing else', async () => {
  const site = await openSite();
  const batchId = randomUUID();
  const rows = [
    exposureRow('shown', { count: 3, locale: 'pl-PL' }),
    exposureRow('suppressed', { count: 2, reason: 'cap' }),
  ];
  const promises = [{ promiseId: 'two-days', outcome: 'broken' as const, count: 4 }];
  const waits = [{ touchpointId: 'delivery', seconds: 127, left: true }];
  const response = await report(site, { batchId, rows, promises, waits });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await statusOf(response)).toBe('counted');
  const shared = { day: '2026-02-10', touchpoint_id: 'checkout', origin: 'paymentFailed', opening: 'critique' };
  expect(await site.rows('select * from exposures order by outcome')).toEqual([
    { ...shared, locale: 'pl', outcome: 'shown', reason: '', sample: 0, count: 3 },
    { ...shared, locale: 'en', outcome: 'suppressed', reason: 'cap', sample: 0, count: 2 },
  ]);
  expect(await site.rows('select * from promise_outcomes')).toEqual([
    { day: '2026-02-10', promise_id: 'two-days', outcome: 'broken', sample: 0, count: 4 },
  ]);
  expect(await site.rows('select * from waits')).toEqual([
    { touchpoint_id: 'delivery', seconds: 130, has_left: 1, sample: 0, count: 1 },
  ]);
  expect(await site.rows('select * from exposure_batches')).toEqual([{ id: batchId, day: '2026-02-10', sample: 0 }]);

  site.clock.nowMs = Date.parse('2026-02-11T00:00:00Z');
  await report(site, { rows, waits });
  await report(site, { rows });
  expect(await site.rows('select day, sum(count) as n from exposures group by day order by day')).toEqual([
    { day: '2026-02-10', n: 5 },
    { day: '2026-02-11', n: 10 },
  ]);
  expect(await site.rows('select count from waits')).toEqual([{ count: 2 }]);
});

test('the same batch twice counts once, also twenty times at once', async () => {
  const site = await openSite();
  const text = batchOf({
    rows: [exposureRow('shown')],
    waits: [{ touchpointId: 'checkout', seconds: 3, left: false }],
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => statusOf(await site.post('/v1/exposures', text, plainText))),
  );
  expect(answers.toSorted()).toEqual(['counted', ...Array.from({ length: 19 }, () => 'duplicate')]);
  expect(await site.rows('select count from exposures union all select count from waits')).toEqual([
    { count: 1 },
    { count: 1 },
  ]);
});

test('batches of many pages, sent at once to two receivers on one database, all add up', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  const settings = readSettings(['serve', '--port', '0', '--config', file, '--data', folder], {});
  const served = [await serve(settings, () => {}), await serve(settings, () => {})];
  onTestFinished(async () => void (await Promise.all(served.map((one) => one.close()))));
  const rows = [exposureRow('triggered', { count: 2 }), exposureRow('shown')];
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      fetch(`${served[at % 2]!.url}/earful/v1/exposures`, { method: 'POST', body: batchOf({ rows }) }),
    ),
  );
  for (const answer of answers) expect(await statusOf(answer)).toBe('counted');
  expect(await rowsOf(folder, 'select outcome, sum(count) as n from exposures group by outcome')).toEqual([
    { outcome: 'shown', n: 60 },
    { outcome: 'triggered', n: 120 },
  ]);
});

test('under Global Privacy Control nothing is stored', async () => {
  const site = await openSite();
  const rows = [exposureRow('shown')];
  expect(await statusOf(await report(site, { rows }, { 'sec-gpc': '1' }))).toBe('ignored');
  for (const table of ['exposures', 'exposure_batches']) expect(await site.rows(`select * from ${table}`)).toEqual([]);
});

test('what only a newer page knows is passed over, and the rest counts', async () => {
  const site = await openSite();
  const shown = exposureRow('shown');
  await report(site, { rows: [{ ...shown, outcome: 'hummed' }, { ...shown, opening: 'haiku' }, shown] });
  expect(await site.rows('select outcome, opening, count from exposures order by opening')).toEqual([
    { outcome: 'shown', opening: 'critique', count: 1 },
    { outcome: 'shown', opening: 'other', count: 1 },
  ]);
});

test('a batch that says nothing leaves no id', async () => {
  const site = await openSite();
  const promises = [{ promiseId: 'moon-landing', outcome: 'kept' as const, count: 1 }];
  expect(await statusOf(await report(site, { promises }))).toBe('counted');
  expect(await site.rows('select * from exposure_batches')).toEqual([]);
});

test('ids of batches are taken away after thirty days, sums stay', async () => {
  const site = await openSite();
  const old = { batchId: randomUUID(), rows: [exposureRow('shown')] };
  await report(site, old);
  site.clock.nowMs = startMs + 30 * dayMs;
  await report(site, { rows: [exposureRow('shown')] });
  expect(await statusOf(await report(site, old))).toBe('duplicate');
  site.clock.nowMs = startMs + 31 * dayMs;
  await report(site, { rows: [exposureRow('shown')] });
  await retain(site.store, retentionPeriods(config), { today: '2026-03-13' });
  expect(await site.rows(`select id from exposure_batches where id = '${old.batchId}'`)).toEqual([]);
  expect(await site.rows('select sum(count) as n from exposures')).toEqual([{ n: 3 }]);
});

const row = exposureRow('shown');
test.each<[string, string, Record<string, string>, string]>([
  ['what is not JSON', '{', plainText, 'malformed'],
  ['an empty object', '{}', plainText, 'invalid'],
  ['a batch with an empty id', batchOf({ batchId: '' }), plainText, 'invalid'],
  ['an id that is none', batchOf({ batchId: 'visitor-7' }), plainText, 'invalid'],
  ['501 rows', batchOf({ rows: Array.from({ length: 501 }, () => ({ ...row, locale: 'en' })) }), plainText, 'invalid'],
  ['a count of 0', batchOf({ rows: [{ ...row, count: 0 }] }), plainText, 'invalid'],
  ['a negative count', batchOf({ rows: [{ ...row, count: -1 }] }), plainText, 'invalid'],
  ['a count that is no number', batchOf({ rows: [{ ...row, count: '1' as never }] }), plainText, 'invalid'],
  ['a count beyond reason', batchOf({ rows: [{ ...row, count: 10_001 }] }), plainText, 'invalid'],
  ['an outcome that is none', batchOf({ rows: [{ ...row, outcome: 'Bought it!' }] }), plainText, 'invalid'],
  ['a wait below 0', batchOf({ waits: [{ touchpointId: 'checkout', seconds: -1, left: true }] }), plainText, 'invalid'],
  ['64 KiB + 1', batchOf().padEnd(65_537), plainText, 'too-large'],
  ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 'wrong-type'],
  ['another origin', batchOf({ rows: [row] }), { ...plainText, origin: 'https://evil.example' }, 'wrong-origin'],
])('%s is refused and stores nothing', async (_, body, headers, code) => {
  const site = await openSite();
  const response = await site.post('/v1/exposures', body, headers);
  expect(problem.parse(await response.json())).toMatchObject({ code, status: response.status });
  for (const table of ['exposures', 'exposure_batches']) expect(await site.rows(`select * from ${table}`)).toEqual([]);
});

test('a write key is asked for only when one is set', async () => {
  const site = await openSite({ key: 'shop-1' });
  const rows = [row];
  expect((await report(site, { rows })).status).toBe(401);
  expect((await report(site, { rows, key: 'shop-2' })).status).toBe(401);
  expect((await report(site, { rows, key: 'shop-1' })).status).toBe(200);
  expect(await site.rows('select count from exposures')).toEqual([{ count: 1 }]);
});

test('other sites that are allowed may send, with a preflight; other methods may not be used', async () => {
  const origin = 'https://shop.example';
  const site = await openSite({ allowedOrigins: [origin] });
  const ask = (method: string) =>
    site.earful.fetch(new Request(`${publicUrl}/earful/v1/exposures`, { method, headers: { origin } }));
  expect((await report(site, {}, { origin })).headers.get('access-control-allow-origin')).toBe(origin);
  const preflight = await ask('OPTIONS');
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS');
  const refused = await ask('GET');
  expect(refused.status).toBe(405);
  expect(refused.headers.get('allow')).toBe('POST, OPTIONS');
});

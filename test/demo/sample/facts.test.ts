import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseDetail, CaseList, Standings, TouchpointStanding } from '@earful/protocol';
import type { Store } from '@earful/server';
import { eraseSample, openStore } from '@earful/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facts } from '../../../demo/src/sample/facts.js';
import { createHistory } from '../../../demo/src/sample/history.js';
import { writeSample } from '../../../demo/src/sample/write-sample.js';
import { readShopConfig } from '../../../demo/src/site-config.js';
import { openDemo } from '../open-demo.js';

// The last minutes of a day, when the standings look farthest past the end of the history.
const at = '2026-03-11T23:40:00';
let shop: Awaited<ReturnType<typeof openDemo>>;
let cookie = '';
let invited: Standings;
let volunteered: Standings;

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(`${shop.origin}/earful/v1/staff${path}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

beforeAll(async () => {
  shop = await openDemo({ at, sample: true });
  const signedIn = await fetch(`${shop.origin}/earful/v1/staff/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: shop.origin },
    body: JSON.stringify({ token: new URL(shop.demo.inboxUrl).hash.slice(1) }),
  });
  cookie = signedIn.headers.get('set-cookie')!.split(';', 1)[0]!;
  invited = await ask<Standings>('/standings?origin=invited');
  volunteered = await ask<Standings>('/standings?origin=volunteered');
}, 60_000);
afterAll(() => shop.close());

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const standingAt = (standings: Standings, id: string) =>
  standings.touchpoints.find(({ touchpointId }) => touchpointId === id)!;
/** Both lists, all touchpoints but one. */
const others = (id: string) =>
  [...invited.touchpoints, ...volunteered.touchpoints].filter((one) => one.touchpointId !== id && one.critiques >= 20);
const shareOf = (part: number, whole: number) => part / whole;

/** How each fact of `facts.ts` shows in the figures. */
const shown: Record<string, () => void> = {
  'order-status-least-good'() {
    for (const standings of [invited, volunteered]) {
      expect(standings.touchpoints[0]).toMatchObject({ touchpointId: 'order-status', label: 'fixFirst' });
    }
    const measured = volunteered.touchpoints.filter(({ n }) => n > 0);
    expect(measured.at(-1)).toMatchObject({ touchpointId: 'help', label: 'fine' });
  },
  'monday-deliveries'() {
    const [monday = 0, ...rest] = standingAt(invited, 'order-status').byWeekday;
    const [first = 0, second = 0] = rest.toSorted((a, b) => b - a);
    expect(monday).toBeGreaterThan(first + second);
  },
  'phones-at-checkout'() {
    const narrow = ({ byViewport }: TouchpointStanding) =>
      shareOf(byViewport.narrow, byViewport.narrow + byViewport.wide);
    for (const standings of [invited, volunteered])
      expect(narrow(standingAt(standings, 'checkout'))).toBeGreaterThan(0.7);
    for (const other of others('checkout')) expect(narrow(other)).toBeLessThan(0.65);
  },
  'polish-returns'() {
    const polish = ({ byLocale, critiques }: TouchpointStanding) => shareOf(byLocale['pl'] ?? 0, critiques);
    for (const standings of [invited, volunteered])
      expect(polish(standingAt(standings, 'returns'))).toBeGreaterThan(0.6);
    for (const other of others('returns')) expect(polish(other)).toBeLessThan(0.4);
  },
  'evening-payments'() {
    const evening = ({ byHour, critiques }: TouchpointStanding) => shareOf(sum(byHour.slice(18, 23)), critiques);
    expect(evening(standingAt(invited, 'checkout'))).toBeGreaterThan(0.55);
    for (const other of others('checkout')) expect(evening(other)).toBeLessThan(0.5);
  },
  'search-change'() {
    const { byWeek } = standingAt(volunteered, 'search');
    const before = byWeek.slice(0, -5);
    expect(sum(byWeek.slice(-5)) / 5).toBeGreaterThan((2 * sum(before)) / before.length);
  },
  'runs-small'() {
    const { causes } = standingAt(volunteered, 'product');
    expect(causes[0]).toMatchObject({ code: 'size', label: 'smaller than it looks' });
    expect(shareOf(causes[0]!.count, sum(causes.map(({ count }) => count)))).toBeGreaterThan(0.5);
  },
  'offline-baskets'() {
    const later = ({ delivered, critiques }: TouchpointStanding) => shareOf(delivered.later, critiques);
    expect(later(standingAt(volunteered, 'basket'))).toBeGreaterThan(0.4);
    for (const other of others('basket')) expect(later(other)).toBeLessThan(0.12);
  },
  'checkout-costs-customers'() {
    const lost = ({ severities }: TouchpointStanding) => severities[3];
    expect(lost(standingAt(invited, 'checkout'))).toBeGreaterThan(sum(invited.touchpoints.map(lost)) / 2);
  },
  'home-unknown'() {
    const home = standingAt(volunteered, 'home');
    expect(home.label).toBe('askMore');
    expect(home.n).toBeLessThan(5);
    expect(home.k / home.n).toBeGreaterThan(0.5);
  },
};

describe('the ten facts come to light in the standings', () => {
  test('there are ten, and each is looked for', () => {
    expect(facts).toHaveLength(10);
    expect(facts.map(({ id }) => id)).toEqual(Object.keys(shown));
  });

  test.each(facts.map(({ id, says }) => [says, id]))('%s', (_, id) => {
    shown[id!]!();
  });
});

test('all of it is marked as sample, most of it read, some of it answered, the newest still waiting', async () => {
  const first = await ask<CaseList>('/cases?state=all&order=newest&limit=200');
  expect(first.cases.every(({ sample }) => sample)).toBe(true);
  expect(first.total).toBe(sum([...invited.touchpoints, ...volunteered.touchpoints].map(({ critiques }) => critiques)));
  expect(first.cases[0]?.state).toBe('received');
  const answered = await ask<CaseList>('/cases?state=answered&limit=1');
  expect(answered.matching).toBeGreaterThan(60);
  const { replies, acknowledgedBy } = await ask<CaseDetail>(`/cases/${answered.cases[0]!.caseId}`);
  expect(replies[0]).toMatchObject({ authorName: expect.stringMatching(/\(sample\)$/) as string });
  expect(acknowledgedBy).toMatch(/\(sample\)$/);
});

test('beside the answers stands how often was asked, and what became of the promise', () => {
  const asked = standingAt(invited, 'order-status').asked!;
  expect(asked.shown).toBeGreaterThan(asked.started);
  expect(asked.started).toBeGreaterThanOrEqual(standingAt(invited, 'order-status').critiques);
  expect(asked.answerRate!.share).toBeLessThan(0.5);
  expect(asked.heldOut).toBeGreaterThan(20);
  expect(Object.keys(asked.byOpening)).toEqual(['critique', 'neutral']);
  for (const { shown: times, started } of Object.values(asked.byOpening)) {
    expect(started).toBeGreaterThan(50);
    expect(times).toBeGreaterThan(started);
  }
  for (const { asked: other, critiques } of invited.touchpoints.filter((one) => one.critiques > 0)) {
    expect(other!.sent).toBeGreaterThanOrEqual(critiques);
  }
  const [promise] = standingAt(invited, 'order-status').promises!;
  expect(promise).toMatchObject({ promiseId: 'delivery-date' });
  for (const outcome of ['early', 'kept', 'broken'] as const) expect(promise![outcome]).toBeGreaterThan(0);
  // Where nothing was reported, nothing is made up.
  expect(standingAt(invited, 'home').asked).toBeUndefined();
});

test('pages learn how long people wait for the basket, and for nothing else', async () => {
  const response = await fetch(`${shop.origin}/earful/v1/config`);
  const { touchpoints } = (await response.json()) as { touchpoints: { id: string; patienceSeconds?: number }[] };
  const learned = touchpoints.filter(({ patienceSeconds }) => patienceSeconds !== undefined);
  expect(learned.map(({ id }) => id)).toEqual(['product']);
});

const dayOf = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 10);
const sumTables = ['exposures', 'promise_outcomes', 'waits', 'exposure_batches'] as const;
/** Every sum of the store, in the order of its columns. */
const sumsIn = async ({ read }: Store) =>
  Object.fromEntries(
    await Promise.all(
      sumTables.map(async (table) => {
        const rows = await read.selectFrom(table).selectAll().execute();
        return [table, rows.map((row) => JSON.stringify(row)).toSorted()] as const;
      }),
    ),
  );

test('writing it again adds nothing, on the same day and on the next; erasing takes all of it', async () => {
  const { total } = await ask<CaseList>('/cases?state=all&limit=1');
  const store = await openStore({ folder: shop.dataFolder, now: shop.now });
  const again = { config: readShopConfig(), store, dataFolder: shop.dataFolder };
  try {
    const sums = await sumsIn(store);
    expect(sums['exposures']!.length).toBeGreaterThan(1_000);
    const days = createHistory(new Date(shop.now()).setHours(0, 0, 0, 0)).batches.map(({ atMs }) => dayOf(atMs));
    const kept = await store.read.selectFrom('exposures').select('day').distinct().orderBy('day').execute();
    expect(kept.map(({ day }) => day)).toEqual(days);
    for (const table of sumTables) expect(sums[table]!.every((row) => row.includes('"sample":1'))).toBe(true);
    expect(await writeSample({ ...again, now: shop.now })).toEqual({ critiques: total, stored: 0 });
    expect(await writeSample({ ...again, now: () => shop.now() + 86_400_000 })).toEqual({
      critiques: total,
      stored: 0,
    });
    expect(await sumsIn(store)).toEqual(sums);
    expect(await eraseSample(store)).toBe(total);
    expect(Object.values(await sumsIn(store)).flat()).toEqual([]);
    expect(await store.read.selectFrom('critiques').selectAll().execute()).toEqual([]);
    expect(await store.read.selectFrom('members').select('name').execute()).toEqual([{ name: 'Demo staff' }]);
    expect(await store.read.selectFrom('audit').select('action').execute()).toEqual([
      { action: 'invited' },
      { action: 'signedIn' },
      { action: 'sampleErased' },
    ]);
  } finally {
    await store.close();
  }
});

test('a history that was cut off is completed by the next run, even on another day', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'earful-sample-'));
  const store = await openStore({ folder, now: shop.now });
  const again = { config: readShopConfig(), store, dataFolder: folder };
  const cutOff = (part: number) => {
    if (part > 0.2) throw new Error('cut off');
  };
  try {
    await expect(writeSample({ ...again, now: shop.now, onProgress: cutOff })).rejects.toThrow('cut off');
    const begun = (await store.read.selectFrom('revisions').select('digest').execute()).length;
    const { critiques, stored } = await writeSample({ ...again, now: () => shop.now() + 86_400_000 });
    expect(begun).toBeGreaterThan(100);
    expect(await store.read.selectFrom('critiques').select('id').execute()).toHaveLength(critiques);
    expect(await store.read.selectFrom('revisions').select('digest').execute()).toHaveLength(begun + stored);
    const whole = createHistory(new Date(shop.now()).setHours(0, 0, 0, 0)).batches.flatMap(({ batch }) => batch.rows);
    const counted = await store.read.selectFrom('exposures').select('count').execute();
    expect(sum(counted.map(({ count }) => count))).toBe(sum(whole.map(({ count }) => count)));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}, 60_000);

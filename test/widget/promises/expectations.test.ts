import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createExpectations } from '../../../packages/widget/src/promises/expectations.js';
import type { Evidence } from '../../../packages/widget/src/shared/evidence.js';
import { memoryStorage } from '../helpers/memory-storage.js';

const promises = [
  { id: 'delivery-date', touchpoint: 'order-status', statement: 'x', toleranceHours: 24, toleranceBeforeHours: 48 },
  { id: 'any-time-before', touchpoint: 'order-status', statement: 'x' },
];
const by = '2026-11-20T10:00:00Z';
const promise = 'delivery-date';
let local = memoryStorage();

/** One page of one visitor, with a clock that the test moves. */
const openPage = (now: string, consent = false) => {
  const lapsed: [string, Evidence][] = [];
  const outcomes: string[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const consents = { storage: consent, measurement: false };
  const page = { lapsed, outcomes, timers, consents, now: Date.parse(now), visible: true };
  const it = createExpectations(promises, consents, {
    lapsed: (...news) => lapsed.push(news),
    outcome: (...news) => outcomes.push(news.join(' ')),
    isVisible: () => page.visible,
    now: () => page.now,
    later: (run, ms) => timers.push({ run, ms }),
  });
  if (consent) it.join();
  return Object.assign(page, it);
};
const stored = () => JSON.parse(local.items.get('earful:expected') ?? '[]') as { by: string; subject: string }[];

beforeEach(() => {
  local = memoryStorage();
  vi.stubGlobal('window', { localStorage: local });
});

describe('lapse', () => {
  test('what another page noted of a promise that this one does not know is not asked about', () => {
    const page = openPage('2027-01-20T10:00:00Z', true);
    page.expect('order-status', { by, promise: 'delivery-dat' });
    expect([page.lapsed, page.timers]).toEqual([[], []]);
    expect(stored()).toHaveLength(1);
  });

  test.each([
    ['2026-11-20T09:00:00Z', 0],
    ['2026-11-21T10:00:00Z', 0],
    ['2026-11-21T10:00:01Z', 1],
  ])('at %s a promise with 24 h tolerance has lapsed %i times', (now, times) => {
    const page = openPage(now);
    page.expect('order-status', { by, promise, shownText: ' By\n Friday ', subject: 'o1' });
    expect(page.lapsed).toHaveLength(times);
    if (times) {
      expect(page.lapsed[0]).toMatchObject([
        'order-status',
        {
          occurredAt: '2026-11-20T10:00:00.000Z',
          promise: { promiseId: promise, shownText: 'By Friday', dueAt: '2026-11-20T10:00:00.000Z' },
        },
      ]);
    }
  });

  test('stating it again for the same subject is one expectation, with a new date it is another', () => {
    const page = openPage('2026-12-01T00:00:00Z');
    page.expect('order-status', { by, subject: 'o1' });
    page.expect('order-status', { by: '2026-11-20T11:00:00+01:00', subject: 'o1' });
    page.expect('order-status', { by, subject: 'o2' });
    expect(page.lapsed).toHaveLength(2);
    page.expect('order-status', { by: '2026-11-25T10:00:00Z', subject: 'o1' });
    expect(page.lapsed).toHaveLength(3);
  });

  test('the page stays open: it lapses by timer, also beyond what a timer can wait', () => {
    const page = openPage('2026-10-01T10:00:00Z');
    page.expect('order-status', { by, promise });
    while (!page.lapsed.length) {
      const { run, ms } = page.timers.shift()!;
      expect(ms).toBeLessThan(2 ** 31);
      page.now += ms;
      run();
    }
    expect(new Date(page.now).toISOString()).toBe('2026-11-21T10:00:00.001Z');
    expect(page.timers).toEqual([]);
  });

  test('a nearer date does not wait for a later one', () => {
    const page = openPage('2026-11-01T00:00:00Z');
    page.expect('order-status', { by: '2026-11-10T00:00:00Z', subject: 'o1' });
    page.expect('order-status', { by: '2026-11-01T01:00:00Z', subject: 'o2' });
    page.expect('order-status', { by: '2026-11-09T00:00:00Z', subject: 'o3' });
    expect(page.timers.map(({ ms }) => ms)).toEqual([9 * 86_400_000 + 1, 3_600_001]);
  });

  test('a tab in the background waits until it is in front', () => {
    const page = openPage('2026-12-01T00:00:00Z');
    page.visible = false;
    page.expect('order-status', { by });
    expect(page.lapsed).toEqual([]);
    page.visible = true;
    page.check();
    page.check();
    expect(page.lapsed).toHaveLength(1);
  });

  test.each(['2026-05-01T00:00:00Z', '0001-01-01T00:00:00Z'])('a date of long ago asks nobody: %s', (old) => {
    const page = openPage('2026-12-01T00:00:00Z', true);
    page.expect('order-status', { by: old });
    expect(page.lapsed).toEqual([]);
    expect(stored()).toEqual([]);
  });
});

describe('asked once', () => {
  test('shown: not after a reload, nor in another tab; held back: again on the next page', () => {
    const first = openPage('2026-12-01T00:00:00Z', true);
    first.expect('order-status', { by, promise, subject: 'o1' });
    const other = openPage('2026-12-01T00:00:00Z', true);
    expect(other.lapsed).toHaveLength(1);
    expect(other.lapsed[0]![1].isSettled!()).toBe(false);
    first.lapsed[0]![1].shown!();
    expect(other.lapsed[0]![1].isSettled!()).toBe(true);
    other.lapsed[0]![1].shown!();
    const reloaded = openPage('2026-12-01T00:01:00Z', true);
    reloaded.expect('order-status', { by, promise, subject: 'o1' });
    expect(reloaded.lapsed).toEqual([]);
    expect([...first.outcomes, ...other.outcomes]).toEqual(['delivery-date broken']);
  });

  test('stated before consent was known, it still finds that it was asked about', () => {
    const first = openPage('2026-12-01T00:00:00Z', true);
    first.expect('order-status', { by });
    first.lapsed[0]![1].shown!();
    const second = openPage('2026-12-02T00:00:00Z');
    second.expect('order-status', { by });
    second.consents.storage = true;
    second.join();
    expect(second.lapsed[0]![1].isSettled!()).toBe(true);
  });

  test('a moment that waits is over when it is met, postponed, or no longer remembered', () => {
    const page = openPage('2026-12-01T00:00:00Z');
    for (const subject of ['met', 'postponed']) page.expect('order-status', { by, subject });
    page.met('order-status', 'met');
    page.expect('order-status', { by: '2026-12-24T10:00:00Z', subject: 'postponed' });
    expect(page.lapsed.map(([, it]) => it.isSettled!())).toEqual([true, true]);
    const first = openPage('2026-12-01T00:00:00Z', true);
    first.expect('order-status', { by, subject: 'left' });
    const second = openPage('2026-12-01T00:00:00Z', true);
    second.consents.storage = false;
    expect(second.lapsed.map(([, it]) => it.isSettled!())).toEqual([true]);
  });

  test('met before consent was known: what an earlier visit left is met too, and asks nobody', () => {
    openPage('2026-11-01T00:00:00Z', true).expect('order-status', { by, promise, subject: 'o1' });
    const page = openPage('2026-12-01T00:00:00Z');
    page.met('order-status', 'o1', '2026-11-20T09:00:00Z');
    page.consents.storage = true;
    page.join();
    expect(page.lapsed).toEqual([]);
    expect(page.outcomes).toEqual(['delivery-date kept']);
  });
});

test('a new date after it was met is not met, also when consent comes after both', () => {
  const page = openPage('2026-12-01T00:00:00Z');
  page.met('order-status', 'o1');
  page.expect('order-status', { by: '2026-11-30T10:00:00Z', subject: 'o1' });
  page.consents.storage = true;
  page.join();
  expect(page.lapsed.map(([, it]) => it.isSettled!())).toEqual([false]);
});

describe('something to ask about later, which is no promise', () => {
  const facts = { at: '2026-11-19T10:00:00Z' };

  test('is told apart from the promise about the same order, and asked about once, with its facts', () => {
    const first = openPage('2026-11-20T09:00:00Z', true);
    first.expect('order-status', { by, subject: 'o1', signal: 'delivered', facts });
    first.expect('order-status', { by: '2026-12-01T10:00:00Z', promise, subject: 'o1' });
    expect(first.lapsed).toEqual([]);
    const later = openPage('2026-11-22T00:00:00Z', true);
    expect(later.lapsed).toMatchObject([['order-status delivered', { facts }]]);
    later.lapsed[0]![1].shown!();
    expect(openPage('2026-11-23T00:00:00Z', true).lapsed).toEqual([]);
    expect(later.outcomes).toEqual([]);
    expect(openPage('2026-12-03T00:00:00Z', true).lapsed).toMatchObject([['order-status', { promise: {} }]]);
  });

  test.each(['text', ['list'], { nested: {} }, 5, null])('whatever stands in its facts: %j', (odd) => {
    const note = { touchpoint: 'order-status', by, subject: 'o1', signal: 'delivered', facts: odd };
    local.items.set('earful:expected', JSON.stringify([note]));
    expect(() => openPage('2026-11-22T00:00:00Z', true)).not.toThrow();
  });
});

describe('what a page was left too soon to note', () => {
  const leave = (...calls: unknown[]) => local.setItem('earful:told', JSON.stringify(calls));

  test('is noted by the next one, once, and as of when it was said', () => {
    leave(['expect', 'order-status', { by, promise, subject: 'o1' }], ['met', 'order-status', 'o1', by]);
    const page = openPage('2026-12-01T00:00:00Z', true);
    expect(page.outcomes).toEqual(['delivery-date kept']);
    expect(page.lapsed).toEqual([]);
    expect(local.getItem('earful:told')).toBeNull();
  });

  test('is older than what this page says, even where consent comes late', () => {
    leave(['expect', 'order-status', { by: '2026-11-01T00:00:00Z', subject: 'o1' }]);
    const page = openPage('2026-12-01T00:00:00Z');
    page.expect('order-status', { by: '2026-12-24T00:00:00Z', subject: 'o1' });
    page.consents.storage = true;
    page.join();
    expect(stored()).toMatchObject([{ by: '2026-12-24T00:00:00.000Z', subject: 'o1' }]);
    expect(page.lapsed).toEqual([]);
  });
});

describe('outcome', () => {
  test.each([
    ['2026-11-18T09:59:59Z', 'early'],
    ['2026-11-18T10:00:00Z', 'kept'],
    ['2026-11-21T10:00:00Z', 'kept'],
    ['2026-11-21T10:00:01Z', 'broken'],
  ])('met at %s: %s, counted once', (at, outcome) => {
    const page = openPage('2026-11-01T00:00:00Z', true);
    page.expect('order-status', { by, promise, subject: 'o1' });
    page.met('order-status', 'o1', at);
    page.met('order-status', 'o1', at);
    const next = openPage('2026-12-01T00:00:00Z', true);
    next.expect('order-status', { by, promise, subject: 'o1' });
    next.met('order-status', 'o1');
    expect([...page.outcomes, ...next.outcomes]).toEqual([`delivery-date ${outcome}`]);
    expect(next.lapsed).toEqual([]);
  });

  test('early only where that is configured; nothing without a promise; now without a readable date', () => {
    const page = openPage('2026-11-01T00:00:00Z');
    page.expect('order-status', { by, promise: 'any-time-before', subject: 'o1' });
    page.expect('order-status', { by, subject: 'o2' });
    page.expect('order-status', { by, promise, subject: 'o3' });
    page.met('order-status', 'o1', '2026-11-01T00:00:00Z');
    page.met('order-status', 'o2');
    page.met('order-status', 'o3', 'yesterday-ish');
    page.met('order-status', 'never told');
    expect(page.outcomes).toEqual(['any-time-before kept', 'delivery-date early']);
  });

  test('met after it was counted broken does not count again; lapsed and not asked is not counted', () => {
    const page = openPage('2026-12-01T00:00:00Z');
    page.expect('order-status', { by, promise });
    expect(page.outcomes).toEqual([]);
    page.lapsed[0]![1].shown!();
    page.met('order-status');
    expect(page.outcomes).toEqual(['delivery-date broken']);
  });
});

describe('memory', () => {
  test('without consent nothing is kept', () => {
    const page = openPage('2026-12-01T00:00:00Z');
    page.expect('order-status', { by });
    page.lapsed[0]![1].shown!();
    page.met('order-status');
    expect(local.items.size).toBe(0);
  });

  test('with consent it crosses visits until 180 days after its date', () => {
    openPage('2026-11-01T00:00:00Z', true).expect('order-status', { by, subject: 'o1' });
    expect(openPage('2026-12-01T00:00:00Z', true).lapsed).toHaveLength(1);
    expect(openPage('2027-05-19T09:59:59Z', true).lapsed).toHaveLength(1);
    const late = openPage('2027-05-19T10:00:01Z', true);
    expect(late.lapsed).toEqual([]);
    late.expect('order-status', { by: '2027-06-01T00:00:00Z' });
    expect(stored().map((one) => one.by)).toEqual(['2027-06-01T00:00:00.000Z']);
  });

  test('no more than the hundred latest dates', () => {
    const page = openPage('2026-11-01T00:00:00Z', true);
    const start = Date.parse(by);
    for (let i = 0; i < 130; i++)
      page.expect('order-status', { by: new Date(start + i * 60_000).toISOString(), subject: `o${i}` });
    expect(stored().map(({ subject }) => subject)).toEqual(Array.from({ length: 100 }, (_, i) => `o${i + 30}`));
  });
});

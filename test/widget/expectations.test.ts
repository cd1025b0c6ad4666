import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createExpectations } from '../../packages/widget/src/expectations.js';

const storage = () => {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
    items,
  };
};

const promises = [{ id: 'delivery-date', touchpoint: 'order-status', statement: 'x', toleranceHours: 24 }];
const by = '2026-11-20T10:00:00Z';
let local = storage();

const setUp = (now: string, consent = false) => {
  const lapsed: unknown[][] = [];
  const consents = { storage: consent, measurement: false };
  const it = createExpectations(
    promises,
    consents,
    (...news) => lapsed.push(news),
    () => Date.parse(now),
  );
  return { ...it, lapsed, consents };
};

beforeEach(() => {
  local = storage();
  vi.stubGlobal('window', { localStorage: local });
});

describe('expectations', () => {
  test.each([
    ['2026-11-20T09:00:00Z', 0],
    ['2026-11-21T09:59:59Z', 0],
    ['2026-11-21T10:00:01Z', 1],
  ])('at %s a promise with 24 h tolerance has lapsed %i times', (now, times) => {
    const { expect: note, lapsed } = setUp(now);
    note('order-status', { by, promise: 'delivery-date', shownText: 'By Friday', subject: 'o1' });
    expect(lapsed).toHaveLength(times);
    if (times) {
      expect(lapsed[0]).toEqual([
        'order-status',
        {
          occurredAt: '2026-11-20T10:00:00.000Z',
          promise: { promiseId: 'delivery-date', shownText: 'By Friday', dueAt: '2026-11-20T10:00:00.000Z' },
        },
      ]);
    }
  });

  test('stating it again for the same subject is one expectation', () => {
    const { expect: note, lapsed } = setUp('2026-12-01T00:00:00Z');
    note('order-status', { by, subject: 'o1' });
    note('order-status', { by, subject: 'o1' });
    note('order-status', { by, subject: 'o2' });
    expect(lapsed).toHaveLength(2);
  });

  test('without consent nothing is kept', () => {
    setUp('2026-11-01T00:00:00Z').expect('order-status', { by });
    expect(local.items.size).toBe(0);
  });

  test('with consent it crosses visits until met; withdrawing takes it off the device', () => {
    const first = setUp('2026-11-01T00:00:00Z', true);
    first.expect('order-status', { by, subject: 'o1' });
    const second = setUp('2026-12-01T00:00:00Z', true);
    second.consent();
    expect(second.lapsed).toHaveLength(1);
    second.met('order-status', 'o1');
    const third = setUp('2026-12-01T00:00:00Z', true);
    third.consent();
    expect(third.lapsed).toHaveLength(0);
    third.expect('order-status', { by: '2027-01-01T00:00:00Z' });
    third.consents.storage = false;
    third.consent();
    expect(local.items.size).toBe(0);
  });

  test('what another script has put in its place harms nobody', () => {
    for (const text of ['7', '"x"', '[1]', '{"a":null}', '{"a":{"by":4}}', 'not json']) {
      local.setItem('earful:expected', text);
      const { consent, lapsed } = setUp('2026-12-01T00:00:00Z', true);
      consent();
      expect(lapsed).toEqual([]);
    }
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Expectation } from '../../../packages/widget/src/promises/expectations.js';
import { createExpectations } from '../../../packages/widget/src/promises/expectations.js';
import { createLazyPromises } from '../../../packages/widget/src/promises/lazy-promises.js';
import type { Evidence } from '../../../packages/widget/src/shared/evidence.js';
// At hand before it is asked for: what is fetched for the first time takes a busy machine longer than a test waits.
import '../../../packages/widget/src/promises/promises.js';
import { memoryStorage } from '../helpers/memory-storage.js';

const now = Date.parse('2026-12-01T00:00:00Z');
let local = memoryStorage();

const openPage = () => {
  const lapsed: [string, Evidence][] = [];
  const it = createExpectations(
    [{ id: 'delivery-date', touchpoint: 'order-status', statement: 'x', toleranceHours: 24 }],
    { storage: true, measurement: false },
    {
      lapsed: (...news) => lapsed.push(news),
      outcome: (_, outcome) => expect(['early', 'kept', 'broken']).toContain(outcome),
      isVisible: () => true,
      now: () => now,
      later(_, ms) {
        expect(ms).toBeGreaterThan(0);
        expect(ms).toBeLessThan(2 ** 31);
      },
    },
  );
  it.join();
  return { ...it, lapsed };
};

/** Anybody may be asked only about a readable date whose tolerance has passed, not longer than 180 days ago. */
const expectSound = (lapsed: [string, Evidence][]): void => {
  for (const [touchpoint, { occurredAt, promise }] of lapsed) {
    expect(touchpoint).toMatch(/^[a-z0-9-]+$/);
    // The clock goes on while a property is tried, so what is due right now has lapsed by the next time.
    const [atFirst, atLast] = [now, Date.now()].map((at) => (at - Date.parse(occurredAt!)) / 3_600_000);
    expect(atLast).toBeGreaterThan(promise?.promiseId === 'delivery-date' ? 24 : 0);
    expect(atFirst).toBeLessThanOrEqual(180 * 24);
    if (promise) expect(promise.dueAt).toBe(occurredAt);
    if (promise?.shownText !== undefined) expect(promise.shownText.length).toBeLessThanOrEqual(200);
  }
};

/** Near misses: the right names, often with wrong values. */
const date = fc.oneof(
  fc.date({ noInvalidDate: true }).map((one) => one.toISOString()),
  fc.integer({ min: -400, max: 400 }).map((days) => new Date(now + days * 86_400_000).toISOString()),
  fc.anything(),
);
const text = fc.oneof(fc.constantFrom('order-status', 'delivery-date', 'constructor', '__proto__'), fc.anything());
const note = fc.record(
  {
    touchpoint: text,
    by: date,
    promise: text,
    shownText: fc.oneof(fc.string({ maxLength: 500 }), fc.anything()),
    subject: fc.oneof(fc.string(), fc.anything()),
    asked: fc.oneof(fc.boolean(), fc.anything()),
    met: fc.oneof(fc.boolean(), fc.anything()),
    counted: fc.anything(),
  },
  { requiredKeys: [] },
);

/** What a page that was left too soon may seem to have left behind. */
const call = fc.tuple(fc.constantFrom('expect', 'met', 'open'), text, fc.oneof(note, fc.anything()), date);

beforeEach(() => {
  local = memoryStorage();
  vi.stubGlobal('window', { localStorage: local });
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('customElements', { get: () => true });
  vi.stubGlobal('IntersectionObserver', class {});
  vi.useFakeTimers({ now, toFake: ['Date', 'setTimeout'] });
});

afterEach(() => void vi.useRealTimers());

test('whatever lies in local storage', () => {
  const left = fc.oneof(
    fc.json(),
    fc.string(),
    fc.array(note).map(toJson),
    fc.dictionary(fc.string(), note).map(toJson),
  );
  fc.assert(
    fc.property(left, fc.oneof(left, fc.array(call).map(toJson)), (text, told) => {
      local.setItem('earful:expected', text);
      local.setItem('earful:told', told);
      const page = openPage();
      page.met('order-status');
      expectSound(page.lapsed);
    }),
  );
});

/** The gate through which all calls of the host come, with the chunk behind it. */
const openGate = async () => {
  const lapsed: [string, Evidence][] = [];
  const gate = createLazyPromises({
    promises: [{ id: 'delivery-date', touchpoint: 'order-status', statement: 'x', toleranceHours: 24 }],
    consents: { storage: true, measurement: false },
    localize: String,
    known: () => {},
    report: () => {},
    lapsed: (...news) => lapsed.push(news),
    outcome: () => {},
  });
  gate.met('checkout');
  await vi.dynamicImportSettled();
  return { gate, lapsed };
};

test('whatever the host passes: no call throws, none asks wrongly, and the next one is heard', async () => {
  const circle: Record<string, unknown> = { by: '2026-11-20T10:00:00Z' };
  circle['subject'] = circle['shownText'] = circle;
  const trap = {
    get by(): string {
      throw new Error('no date');
    },
  };
  const given = fc.oneof(note, fc.constantFrom(circle, trap, { by: trap }, { by: Symbol() }), fc.anything());
  const calls = fc.array(fc.tuple(fc.oneof(text, fc.constant(Symbol())), given, fc.oneof(date, fc.constant(Symbol()))));
  await fc.assert(
    fc.asyncProperty(calls, async (made) => {
      local.items.clear();
      const { gate, lapsed } = await openGate();
      for (const [touchpoint, expectation, at] of made) {
        gate.expect(touchpoint as string, expectation as Expectation);
        gate.met(touchpoint as string, Object(expectation).subject as string, at as string);
        gate.shownAt(touchpoint as string);
      }
      vi.advanceTimersByTime(1);
      expectSound(lapsed);
      expectSound(openPage().lapsed);
      const before = lapsed.length;
      gate.expect('order-status', { by: '2026-11-20T10:00:00Z', subject: 'the next one' });
      vi.advanceTimersByTime(1);
      expect(lapsed.length).toBe(before + 1);
    }),
  );
});

const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? 1 : one)) ?? '';

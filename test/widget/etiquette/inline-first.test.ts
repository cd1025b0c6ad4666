import { beforeEach, expect, test, vi } from 'vitest';
import type { Ask } from '../../../packages/widget/src/etiquette/ask.js';
import { createInlineFirst } from '../../../packages/widget/src/etiquette/inline-first.js';
import { memoryStorage } from '../helpers/memory-storage.js';

let session = memoryStorage();
beforeEach(() => {
  session = memoryStorage();
  vi.stubGlobal('window', { sessionStorage: session });
});

const failed = (code: string, touchpoint = 'checkout'): Ask => ({
  touchpoint,
  origin: 'paymentFailed',
  facts: { code },
});
const openPage = (storage = false) => createInlineFirst({ storage, measurement: false });

test('the first so many moments of a touchpoint are left to its link, which is about the latest', () => {
  const offers = openPage();
  expect(offers.at('checkout')).toBeUndefined();
  expect(offers.takes(failed('a'), 1)).toBe(true);
  expect(offers.takes(failed('b', 'returns'), 1)).toBe(true);
  expect(offers.takes(failed('c'), 1)).toBe(false);
  expect(offers.at('checkout')).toEqual(failed('c'));
  expect(offers.at('returns')).toEqual(failed('b', 'returns'));
  expect(offers.at()).toBeUndefined();
});

test.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
])(
  'of a failure that is known (%s), on a page with a link for it (%s), the first is left to it: %s',
  (known, has, left) => {
    const asked: string[] = [];
    vi.stubGlobal('document', { querySelector: (selector: string) => (asked.push(selector), has ? {} : null) });
    const offers = openPage();
    expect(offers.takes({ ...failed('a'), known })).toBe(left);
    expect(offers.takes({ ...failed('b'), known })).toBe(false);
    for (const selector of asked) expect(selector).toBe('[data-earful-open="checkout"]');
  },
);

test('what several rules hear in the same breath is one moment; of it the link has the rule that would ask', () => {
  vi.useFakeTimers();
  const offers = openPage();
  const fail = (...rules: Partial<Ask>[]) => {
    offers.begin();
    const moments = rules.map(() => offers.moment());
    return rules.map((rule, index) => offers.takes({ ...failed('a'), ...rule, moment: moments[index] }, 1));
  };
  expect(fail({ rule: 0 }, { rule: 1 })).toEqual([true, true]);
  expect(offers.at('checkout')!.rule).toBe(0);
  expect(fail({ rule: 0 }, { rule: 1, priority: 60 })).toEqual([false, false]);
  expect(offers.at('checkout')!.rule).toBe(1);
  const before = offers.moment();
  vi.runAllTimers();
  expect(offers.moment()).not.toBe(before);
  vi.useRealTimers();
});

test('an offer ends when it has been answered, however late, and no other ends with it', () => {
  const offers = openPage();
  const first = { ...failed('a'), moment: {} };
  const second = { ...failed('b'), moment: {} };
  offers.takes(first, 1);
  offers.takes(second, 1);
  offers.hear('received', first);
  offers.hear('received', { touchpoint: 'checkout', origin: 'self' });
  offers.hear('open', second);
  expect(offers.at('checkout')).toBe(second);
  offers.hear('saved', { ...second, origin: 'self' });
  expect(offers.at('checkout')).toBeUndefined();
});

test('nothing is offered as long as its trigger, or what was expected, speaks against it', () => {
  const offers = openPage();
  let refusal: 'cancelled' | undefined;
  let isSettled = false;
  offers.takes({ ...failed('a'), refusal: () => refusal, isSettled: () => isSettled }, 1);
  expect(offers.at('checkout')).toBeDefined();
  refusal = 'cancelled';
  expect(offers.at('checkout')).toBeUndefined();
  refusal = undefined;
  isSettled = true;
  expect(offers.at('checkout')).toBeUndefined();
});

test('a trigger that leaves nothing to a link has none', () => {
  const offers = openPage();
  expect(offers.takes(failed('a'), 0)).toBe(false);
  expect(offers.at('checkout')).toBeUndefined();
});

test.each([
  [true, false],
  [false, true],
])('with storage consent %s, another page begins anew: %s', (consent, anew) => {
  openPage(consent).takes(failed('a'), 1);
  expect(openPage(consent).takes(failed('b'), 1)).toBe(anew);
  expect(session.items.size).toBe(consent ? 1 : 0);
});

test.each(['"text"', '{"paymentFailedcheckout":"x"}', '[]', 'no JSON'])('whatever is noted there: %s', (noted) => {
  session.items.set('earful:offered', noted);
  expect(() => openPage(true).takes(failed('a'), 1)).not.toThrow();
});

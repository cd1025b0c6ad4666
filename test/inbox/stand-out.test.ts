import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithOthers, findRecentRise } from '../../packages/inbox/src/charts/stand-out.js';

const even = [20, 20, 20, 20, 20, 20, 20];

test('a Monday far above the others stands out, with what would be usual', () => {
  const [monday, tuesday] = compareWithOthers([61, 12, 11, 10, 11, 8, 7], [even, even]);
  expect(monday).toMatchObject({ count: 61, standsOut: true });
  expect(monday?.expected).toBeCloseTo(120 / 7, 5);
  expect(monday?.chance).toBeLessThan(1e-6);
  expect(tuesday).toMatchObject({ count: 12, standsOut: false });
});

test('the same split as the others never stands out, whatever the split', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 24 }), (counts) => {
      expect(compareWithOthers(counts, [counts, counts, counts]).some((one) => one.standsOut)).toBe(false);
    }),
  );
});

test('one odd touchpoint does not make the others look odd', () => {
  const odd = [104, 16];
  const usual = [60, 60];
  const [narrow, wide] = compareWithOthers(usual, [odd, usual, usual, usual]);
  expect(narrow?.standsOut).toBe(false);
  expect(wide?.standsOut).toBe(false);
  expect(compareWithOthers(odd, [usual, usual, usual, usual])[0]?.standsOut).toBe(true);
});

test('three of four, where half is usual, stands out although it is not one and a half times as many', () => {
  const [narrow] = compareWithOthers([141, 49], [[100, 100]]);
  expect(narrow).toMatchObject({ expected: 95, standsOut: true });
});

test('few critiques, here or elsewhere, say nothing', () => {
  expect(compareWithOthers([4, 0, 0, 0, 0, 0, 0], [even])[0]?.standsOut).toBe(false);
  expect(compareWithOthers([61, 1, 1], [[9, 9, 9]])).toEqual(
    [61, 1, 1].map((count) => ({ count, expected: undefined, chance: 1, standsOut: false })),
  );
  expect(compareWithOthers([9, 9], [])[0]).toEqual({ count: 9, expected: undefined, chance: 1, standsOut: false });
});

test('a value that the others never have can stand out', () => {
  expect(compareWithOthers([30, 12], [[100, 0]])[1]).toMatchObject({ count: 12, standsOut: true });
});

test('the chance is that of the conditional binomial test', () => {
  // 9 of 42 here and 3 of 200 elsewhere: P(X ≥ 9) for X ~ Bin(12, 42/242), summed by hand.
  const p = 42 / 242;
  const terms = [220 * p ** 9 * (1 - p) ** 3, 66 * p ** 10 * (1 - p) ** 2, 12 * p ** 11 * (1 - p), p ** 12];
  const [first] = compareWithOthers([9, 33], [[3, 197]]);
  expect(first?.chance).toBeCloseTo(
    terms.reduce((a, b) => a + b),
    12,
  );
});

test('a handful in an hour that is empty elsewhere is no finding', () => {
  expect(compareWithOthers([7, 160], [[0, 120]], 24)[0]).toMatchObject({ expected: 0, standsOut: false });
});

test('weeks that are all a little worse are found together, where none of them stands out', () => {
  const steady = [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];
  const risen = [6, 6, 6, 6, 6, 6, 6, 6, 18, 18, 18, 18, 18];
  expect(compareWithOthers(risen, [steady, steady]).some((week) => week.standsOut)).toBe(false);
  expect(findRecentRise(risen, [steady, steady])).toMatchObject({ from: 8, count: 90 });
  expect(findRecentRise(steady, [steady, steady])).toBeUndefined();
  expect(findRecentRise([1], [[1]])).toBeUndefined();
});

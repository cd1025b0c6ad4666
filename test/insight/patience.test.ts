import { patienceCurve, patienceLimit } from '@earful/insight';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('the curve of the published vector', () => {
  const curve = patienceCurve([
    { seconds: 2, left: true },
    { seconds: 3, left: false },
    { seconds: 5, left: true },
    { seconds: 7, left: false },
    { seconds: 9, left: true },
  ]);
  expect(curve.map(({ seconds }) => seconds)).toEqual([2, 5, 9]);
  expect(curve[0]?.staying).toBeCloseTo(0.8, 12);
  expect(curve[1]?.staying).toBeCloseTo(0.5333, 4);
  expect(curve[2]?.staying).toBe(0);
});

test('who is served in the second in which others leave was still waiting then', () => {
  const curve = patienceCurve([
    { seconds: 4, left: false },
    { seconds: 4, left: true },
  ]);
  expect(curve).toEqual([{ seconds: 4, staying: 0.5 }]);
});

test('a count stands for as many waits', () => {
  const one = { seconds: 3, left: true };
  const two = { seconds: 8, left: false };
  expect(
    patienceCurve([
      { ...one, count: 2 },
      { ...two, count: 3 },
    ]),
  ).toEqual(patienceCurve([one, one, two, two, two]));
});

const leaving = (waits: number) => Array.from({ length: waits }, (_, at) => ({ seconds: at + 1, left: true }));

test('the limit is where one in five has left, from thirty waits', () => {
  expect(patienceLimit(leaving(29))).toBeUndefined();
  expect(patienceLimit(leaving(30))).toBe(6);
  expect(patienceLimit(leaving(70))).toBe(14);
  expect(patienceLimit([{ seconds: 7, left: true, count: 30 }])).toBe(7);
  expect(patienceLimit([])).toBeUndefined();
});

test('where hardly anybody leaves there is no limit', () => {
  const served = { seconds: 60, left: false, count: 95 };
  expect(patienceLimit([served, { seconds: 5, left: true, count: 5 }])).toBeUndefined();
});

test('without anybody served the curve is the share still there, and it never rises', () => {
  const waits = fc.array(fc.record({ seconds: fc.nat(50), left: fc.boolean(), count: fc.integer({ min: 1, max: 9 }) }));
  fc.assert(
    fc.property(waits, (some) => {
      const curve = patienceCurve(some);
      let before = 1;
      for (const { staying } of curve) {
        expect(staying).toBeGreaterThanOrEqual(-1e-12);
        expect(staying).toBeLessThanOrEqual(before);
        before = staying;
      }
      const all = some.reduce((sum, { count }) => sum + count, 0);
      for (const { seconds, staying } of patienceCurve(some.map((one) => ({ ...one, left: true })))) {
        const there = some.filter((one) => one.seconds > seconds).reduce((sum, { count }) => sum + count, 0);
        expect(staying).toBeCloseTo(there / all, 9);
      }
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '@earful/insight';

test.each([
  [3, 4, 0.356],
  [1, 1, 0.27],
  [40, 100, 0.323],
])('lower limit of %d out of %d', (k, n, low) => {
  expect(wilson(k, n)?.low).toBeCloseTo(low, 3);
});

test('nothing out of five reaches from 0 to 0.351', () => {
  expect(wilson(0, 5)?.low).toBe(0);
  expect(wilson(0, 5)?.high).toBeCloseTo(0.351, 3);
});

test('the interval of 188 out of 200', () => {
  const limits = wilson(188, 200);
  expect(limits?.low).toBeCloseTo(0.906, 3);
  expect(limits?.high).toBeCloseTo(0.962, 3);
});

test('nothing out of nothing is unknown, not 0', () => {
  expect(wilson(0, 0)).toBeUndefined();
});

test('always holds the share and stays within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (n, some) => {
      const k = some % (n + 1);
      const limits = wilson(k, n);
      expect(limits?.low).toBeGreaterThanOrEqual(0);
      expect(limits?.low).toBeLessThanOrEqual(k / n);
      expect(limits?.high).toBeGreaterThanOrEqual(k / n);
      expect(limits?.high).toBeLessThanOrEqual(1);
    }),
  );
});

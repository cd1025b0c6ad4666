import { silence } from '@earful/insight';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('the published vector', () => {
  const band = silence({ shown: 400, sent: 60, negative: 36 })!;
  expect(band.low).toBeCloseTo(0.09, 12);
  expect(band.high).toBeCloseTo(0.94, 12);
});

test('when everybody answered nothing is hidden; when nobody did, everything could be', () => {
  expect(silence({ shown: 10, sent: 10, negative: 4 })).toEqual({ low: 0.4, high: 0.4 });
  expect(silence({ shown: 10, sent: 0, negative: 0 })).toEqual({ low: 0, high: 1 });
});

test('nothing shown: unknown', () => expect(silence({ shown: 0, sent: 0, negative: 0 })).toBeUndefined());

test('shares stay shares, whatever browsers report', () => {
  const count = fc.nat(1_000);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), count, count, (shown, sent, negative) => {
      const { low, high } = silence({ shown, sent, negative })!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

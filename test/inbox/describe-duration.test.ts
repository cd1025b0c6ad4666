import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeDuration } from '../../packages/inbox/src/text/describe-duration.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test.each([
  [3 * hourMs + 12 * minuteMs + 59_000, '3 h 12 min'],
  [2 * 24 * hourMs, '2 d'],
  [25 * hourMs, '1 d 1 h'],
  [9 * 24 * hourMs + 5 * hourMs, '9 d'],
  [45_900, '45 s'],
  [hourMs - 1, '59 min'],
  [0, '0 s'],
  [-5, '0 s'],
  [Number.NaN, '0 s'],
])('%i ms reads "%s"', (lengthMs, text) => {
  expect(describeDuration(lengthMs)).toBe(text);
});

const unitsMs: Record<string, number> = { d: 24 * hourMs, h: hourMs, min: minuteMs, s: 1_000 };

test('never says longer than it was, nor shorter by a unit it names', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 400 * 24 * hourMs }), (lengthMs) => {
      const parts = describeDuration(lengthMs).split(' ');
      const said = parts.reduce(
        (sum, part, at) => (at % 2 ? sum + Number(parts[at - 1]) * (unitsMs[part] ?? NaN) : sum),
        0,
      );
      expect(said).toBeLessThanOrEqual(lengthMs);
      expect(lengthMs - said).toBeLessThan(unitsMs[parts[1] ?? ''] ?? 0);
    }),
  );
});

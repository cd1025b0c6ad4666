import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, remainingMs, retryAfterMs } from '../../packages/client/src/backoff.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 2, 1, 12);
const chance = fc.double({ min: 0, max: 1, noNaN: true });

test('stays in its lane, however often it failed', () => {
  fc.assert(
    fc.property(fc.nat(5_000), chance, (tries, luck) => {
      const quick = backoffMs(tries, false, luck);
      expect(quick).toBeGreaterThanOrEqual(2 * second);
      expect(quick).toBeLessThanOrEqual(15 * minute);
      const slow = backoffMs(tries, true, luck);
      expect(slow).toBeGreaterThanOrEqual(15 * minute);
      expect(slow).toBeLessThanOrEqual(6 * hour);
    }),
  );
});

test('its ceiling doubles with each failure and it uses the whole range below', () => {
  expect([1, 2, 3, 8, 9].map((tries) => backoffMs(tries, false, 1))).toEqual([
    4 * second,
    8 * second,
    16 * second,
    512 * second,
    15 * minute,
  ]);
  expect(backoffMs(9, false, 0)).toBe(2 * second);
  expect(backoffMs(9, false, 0.5)).toBe((2 * second + 15 * minute) / 2);
});

test.each([
  ['120', 2 * minute],
  ['0', second],
  ['00030', 30 * second],
  ['999999999999999999999999', day],
  ['2147484', day],
  [new Date(now + 90 * second).toUTCString(), 90 * second],
  [new Date(now - day).toUTCString(), second],
  [new Date(now + 400 * day).toUTCString(), day],
])('Retry-After %j is a wait of %d ms', (value, expected) => {
  expect(retryAfterMs(value, now)).toBe(expected);
});

test.each([
  '',
  ' 5',
  '5 ',
  '5.5',
  '-5',
  '+5',
  '1e3',
  '0x10',
  '٣',
  'soon',
  'Invalid Date',
  '2026-03-01T12:01:00Z',
  'Sun, 1 Mar 2026 12:01:00 GMT',
  'Mon, 01 Mar 2026 12:01:00 GMT',
  'Sunday, 01-Mar-26 12:01:00 GMT',
  'Sun, 01 Mar 2026 12:01:00 UTC',
  'Sun, 01 Mar 2026 12:01:00 GMT; 5',
  '5, 10',
])('Retry-After %j is garbage', (value) => {
  expect(retryAfterMs(value, now)).toBeNaN();
});

test('no Retry-After at all can freeze the queue or storm', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.nat().map(String),
        fc.date({ noInvalidDate: true }).map((d) => d.toUTCString()),
      ),
      (value) => {
        const wait = retryAfterMs(value, now);
        expect(Number.isNaN(wait) || (wait >= second && wait <= day)).toBe(true);
      },
    ),
  );
});

test('a wait runs out, and one that is longer than it ever was comes from before a change of the clock', () => {
  expect(remainingMs(5 * second, 5 * second)).toBe(5 * second);
  expect(remainingMs(1, 5 * second)).toBe(1);
  expect(remainingMs(0, 5 * second)).toBe(0);
  expect(remainingMs(-1, 5 * second)).toBe(0);
  expect(remainingMs(5 * second + 1, 5 * second)).toBe(0);
  expect(remainingMs(NaN, 5 * second)).toBe(0);
});

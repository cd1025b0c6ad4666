import { expect, test } from 'vitest';
import { claimedTimes } from '../../../packages/server/src/cases/claimed-times.js';

const nowMs = Date.parse('2026-02-10T12:00:00.000Z');
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const iso = (timeMs: number) => new Date(timeMs).toISOString();

test.each([
  ['now', 0, false],
  ['90 days ago', -90 * dayMs, false],
  ['a millisecond more', -90 * dayMs - 1, true],
  ['5 minutes ahead', 5 * minuteMs, false],
  ['a millisecond further', 5 * minuteMs + 1, true],
  ['in 1970', -nowMs, true],
])('%s', (_, offsetMs, doubted) => {
  const claimed = iso(nowMs + offsetMs);
  const times = claimedTimes({ submittedAt: claimed, sentAt: claimed, occurredAt: claimed }, nowMs);
  const expected = doubted ? nowMs : nowMs + offsetMs;
  expect(times).toEqual({ submittedAt: expected, occurredAt: expected, doubted, queuedMs: 0 });
});

test('waiting is never negative, and an offset counts', () => {
  const at = (submittedAt: string, sentAt: string) => claimedTimes({ submittedAt, sentAt }, nowMs).queuedMs;
  expect(at(iso(nowMs), iso(nowMs - 1))).toBe(0);
  expect(at('2026-02-10T13:00:00+02:00', '2026-02-10T12:00:00Z')).toBe(60 * minuteMs);
});

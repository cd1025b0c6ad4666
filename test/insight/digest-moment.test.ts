import { digestMoment } from '@earful/insight';
import { expect, test } from 'vitest';

const next = (now: string, every: 'hour' | 'day', zone = 'UTC') =>
  new Date(digestMoment(Date.parse(now), every, zone)).toISOString();

test.each([
  ['2026-02-10T12:00:00.000Z', '2026-02-10T13:00:00.000Z'],
  ['2026-02-10T12:59:59.999Z', '2026-02-10T13:00:00.000Z'],
  ['2026-12-31T23:30:00.000Z', '2027-01-01T00:00:00.000Z'],
])('after %s, the hour ends at %s', (now, then) => {
  expect(next(now, 'hour')).toBe(then);
});

test.each([
  ['UTC', '2026-02-10T06:59:59.999Z', '2026-02-10T07:00:00.000Z'],
  ['UTC', '2026-02-10T07:00:00.000Z', '2026-02-11T07:00:00.000Z'],
  ['Europe/Warsaw', '2026-02-10T12:00:00.000Z', '2026-02-11T06:00:00.000Z'],
  ['Europe/Warsaw', '2026-03-28T12:00:00.000Z', '2026-03-29T05:00:00.000Z'],
  ['Europe/Warsaw', '2026-10-24T12:00:00.000Z', '2026-10-25T06:00:00.000Z'],
  ['Asia/Kathmandu', '2026-02-10T12:00:00.000Z', '2026-02-11T01:15:00.000Z'],
  ['America/St_Johns', '2026-02-10T12:00:00.000Z', '2026-02-11T10:30:00.000Z'],
])('in %s after %s, the morning is at %s', (zone, now, then) => {
  expect(next(now, 'day', zone)).toBe(then);
});

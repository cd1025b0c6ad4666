import { startOfDay, wallClock } from '@earful/insight';
import { expect, test } from 'vitest';

const dayNumber = (date: string) => Date.parse(date) / 86_400_000;

test.each([
  ['UTC', '2026-02-06T21:30:00Z', '2026-02-06', 4, 21],
  ['Europe/Warsaw', '2026-02-06T22:59:59.999Z', '2026-02-06', 4, 23],
  ['Europe/Warsaw', '2026-02-06T23:00:00Z', '2026-02-07', 5, 0],
  ['Europe/Warsaw', '2026-07-06T22:00:00Z', '2026-07-07', 1, 0],
  ['America/New_York', '2026-02-09T04:59:00Z', '2026-02-08', 6, 23],
  ['Asia/Kathmandu', '2026-12-31T18:15:00Z', '2027-01-01', 4, 0],
  ['Pacific/Kiritimati', '2026-02-08T10:00:00Z', '2026-02-09', 0, 0],
])('in %s, %s is %s, weekday %i, hour %i', (zone, moment, date, weekday, hour) => {
  expect(wallClock(zone)(Date.parse(moment))).toEqual({ day: dayNumber(date), weekday, hour });
});

test.each([
  ['UTC', '2026-02-10', '2026-02-10T00:00:00.000Z'],
  ['Europe/Warsaw', '2026-02-10', '2026-02-09T23:00:00.000Z'],
  ['Europe/Warsaw', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['Europe/Warsaw', '2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['America/St_Johns', '2026-02-10', '2026-02-10T03:30:00.000Z'],
  ['Pacific/Kiritimati', '2026-02-10', '2026-02-09T10:00:00.000Z'],
  // Clocks go from 24:00 to 1:00 there.
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
])('in %s, %s begins at %s', (zone, date, moment) => {
  expect(new Date(startOfDay(wallClock(zone), dayNumber(date))).toISOString()).toBe(moment);
});

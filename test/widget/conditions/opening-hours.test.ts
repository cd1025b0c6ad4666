import { beforeEach, expect, test } from 'vitest';
import { isOpen } from '../../../packages/widget/src/conditions/opening-hours.js';
import type { Report } from '../../../packages/widget/src/faults/report.js';

const faults: unknown[] = [];
const report: Report = (...fault) => void faults.push(fault);
beforeEach(() => void faults.splice(0));

/** A Wednesday in winter: 8:59 in London is 9:59 in Warsaw. */
const wednesday = '2026-11-25T08:59:00Z';
/** Around midnight in Warsaw, from Sunday to Monday. */
const midnight = '2026-11-29T23:00:00Z';

test.each<[hours: string, zone: string, at: string, open: boolean]>([
  ['Mo-Fr 09:00-17:00', 'Europe/Warsaw', wednesday, true],
  ['Mo-Fr 09:00-17:00', 'Europe/London', wednesday, false],
  ['Mo-Fr 08:59-17:00', 'Europe/London', wednesday, true],
  ['Mo-Fr 08:00-08:59', 'Europe/London', wednesday, false],
  ['We 09:00-17:00', 'Europe/Warsaw', wednesday, true],
  ['Th-Tu 00:00-24:00', 'Europe/Warsaw', wednesday, false],
  ['Sa-We 00:00-24:00', 'Europe/Warsaw', wednesday, true],
  // The clock of summer is another one.
  ['Mo-Fr 10:00-17:00', 'Europe/London', '2026-07-01T08:59:00Z', false],
  ['Mo-Fr 09:30-17:00', 'Europe/London', '2026-07-01T08:59:00Z', true],
  // Past midnight, past the week.
  ['Su 22:00-02:00', 'Europe/Warsaw', midnight, true],
  ['Su 22:00-24:00', 'Europe/Warsaw', midnight, false],
  ['Su 22:00-24:00', 'Europe/Warsaw', '2026-11-29T22:59:00Z', true],
  ['Mo 00:00-00:01', 'Europe/Warsaw', midnight, true],
  ['Mo 22:00-02:00', 'Europe/Warsaw', midnight, false],
  ['Tu 22:00-02:00', 'Europe/Warsaw', '2026-11-25T01:00:00Z', false],
  ['Tu 22:00-02:01', 'Europe/Warsaw', '2026-11-25T01:00:00Z', true],
  // What cannot be read is closed.
  ['Xx 00:00-24:00', 'Europe/Warsaw', wednesday, false],
  ['Mo-Xx 00:00-24:00', 'Europe/Warsaw', wednesday, false],
  ['always', 'Europe/Warsaw', wednesday, false],
])('%s in %s at %s: %s', (hours, zone, at, open) => {
  expect(isOpen([hours], zone, report, Date.parse(at))).toBe(open);
});

test('one entry is enough', () => {
  expect(isOpen(['Mo 09:00-10:00', 'We 09:00-10:00'], 'Europe/Warsaw', report, Date.parse(wednesday))).toBe(true);
});

test('a time zone that this browser does not know is named, and closed', () => {
  expect(isOpen(['Mo-Su 00:00-24:00'], 'Europe/Nowhere', report, Date.parse(wednesday))).toBe(false);
  expect(faults).toEqual([['type', 'config.timeZone', 'Europe/Nowhere', 'zone']]);
});

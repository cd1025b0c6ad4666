import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeCallWindow } from '../../packages/inbox/src/text/describe-call-window.js';

const winter = Date.parse('2026-03-11T10:00:00Z');
const summer = Date.parse('2026-07-11T10:00:00Z');
const at = (from: string, to: string, timeZone: string) => ({ from, to, timeZone });

test.each([
  ['an hour apart', at('09:00', '11:00', 'Europe/Warsaw'), 'Europe/London', winter, 'for you 08:00 to 10:00'],
  ['in one zone', at('09:00', '11:00', 'Europe/Warsaw'), 'Europe/Warsaw', winter, 'the same for you'],
  ['with one clock', at('09:00', '11:00', 'Europe/Warsaw'), 'Europe/Berlin', summer, 'the same for you'],
  ['half hours', at('09:00', '11:00', 'Asia/Kolkata'), 'Europe/London', winter, 'for you 03:30 to 05:30'],
  [
    'an evening before',
    at('07:00', '09:00', 'Asia/Tokyo'),
    'America/New_York',
    winter,
    'for you 18:00 to 20:00, the day before',
  ],
  [
    'a morning after',
    at('20:00', '22:00', 'America/New_York'),
    'Asia/Tokyo',
    winter,
    'for you 09:00 to 11:00, the day after',
  ],
  ['over midnight', at('22:00', '01:00', 'Europe/Warsaw'), 'Europe/London', winter, 'for you 21:00 to 00:00'],
  // London sets its clocks three weeks after New York.
  [
    'between two changes of clocks',
    at('12:00', '13:00', 'Europe/London'),
    'America/New_York',
    winter,
    'for you 08:00 to 09:00',
  ],
  ['after both', at('12:00', '13:00', 'Europe/London'), 'America/New_York', summer, 'for you 07:00 to 08:00'],
  [
    'nowhere',
    at('09:00', '11:00', 'Mars/Base'),
    'Europe/London',
    winter,
    'a time zone that this browser does not know',
  ],
])('%s', (_, window, zone, nowMs, here) => {
  expect(describeCallWindow(window, nowMs, zone)).toEqual({
    theirs: `Call between ${window.from} and ${window.to} in`,
    here,
  });
});

test('on the day on which clocks change it is the offset of that hour that counts', () => {
  const changing = Date.parse('2026-03-29T00:30:00Z');
  expect(describeCallWindow(at('01:30', '04:00', 'Europe/Warsaw'), changing, 'UTC').here).toBe(
    'for you 00:30 to 02:00',
  );
});

test('the reader and the customer have swapped places: there and back is the same window', () => {
  const zones = fc.constantFrom('Europe/Warsaw', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC');
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map((pair) => pair.map((n) => String(n).padStart(2, '0')).join(':'));
  fc.assert(
    fc.property(zones, zones, time, time, (there, here, from, to) => {
      const seen = describeCallWindow({ from, to, timeZone: there }, summer, here).here;
      const [first = from, second = to] = /(\d\d:\d\d) to (\d\d:\d\d)/.exec(seen)?.slice(1) ?? [];
      const back = describeCallWindow({ from: first, to: second, timeZone: here }, summer, there).here;
      expect(back).toMatch(first === from ? /same/ : new RegExp(`${from} to ${to}`));
    }),
    { numRuns: 300 },
  );
});

import type { Report } from '../faults/report.js';

/** The chunk for triggers that keep opening hours. Two-letter days of the week, as in schema.org's `openingHours`. */
const week = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const written = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const entryOf = /^(\w\w)(?:-(\w\w))? (\d\d):(\d\d)-(\d\d):(\d\d)$/;
const dayMinutes = 1_440;

/** So far it is from one to the other, forwards in a circle. */
const far = (from: number, to: number, round: number): number => (to - from + round) % round;

/**
 * Is it open now, by the clock of this time zone, without one by that of the device? `Mo-Fr 09:00-17:00`; `Sa 22:00-02:00`
 * ends on Sunday. A time zone that this browser does not know is reported, and closed.
 */
export const isOpen = (
  hours: readonly string[],
  timeZone: string | undefined,
  report: Report,
  now = Date.now(),
): boolean => {
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en', { timeZone, ...written });
  } catch {
    report('type', 'config.timeZone', timeZone, 'zone');
    return false;
  }
  // "Mon 09:30", in some browsers with a comma.
  const [day, hour, minute] = clock.format(now).split(/\W+/);
  const today = week.indexOf(day!.slice(0, 2));
  return hours.some((entry) => {
    const [, first, last = first, ...times] = entryOf.exec(entry) ?? [];
    const days = [first, last].map((name) => week.indexOf(name!)) as [number, number];
    if (days.includes(-1)) return false;
    const [fromHour, fromMinute, toHour, toMinute] = times.map(Number) as [number, number, number, number];
    const from = fromHour * 60 + fromMinute;
    const openFor = far(from, toHour * 60 + toMinute, dayMinutes) || dayMinutes;
    const at = today * dayMinutes + +hour! * 60 + +minute!;
    return week.some(
      (_, index) =>
        index <= far(days[0], days[1], 7) && far((days[0] + index) * dayMinutes + from, at, 7 * dayMinutes) < openFor,
    );
  });
};

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const hourMs = 60 * minuteMs;

/** In the morning, before the working day. */
const digestHour = 7;

/**
 * When what has happened now is told together with the rest: at the next full hour, or at the next 7:00 on the clock of a time
 * zone. Always later than now.
 *
 * @param nowMs Milliseconds since 1970.
 * @param timeZone IANA name, for `day`.
 */
export function digestMoment(nowMs: number, every: 'hour' | 'day', timeZone: string): number {
  if (every === 'hour') return (Math.floor(nowMs / hourMs) + 1) * hourMs;
  const clock = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
  // All zones in use are whole quarters of an hour from UTC, and no change of clocks skips or repeats 7:00 in any of them.
  let moment = (Math.floor(nowMs / quarterMs) + 1) * quarterMs;
  while (clock.format(moment) !== `0${digestHour}:00`) moment += quarterMs;
  return moment;
}

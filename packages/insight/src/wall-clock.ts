const quarterMs = 15 * 60_000;
const hourMs = 4 * quarterMs;
const dayMs = 24 * hourMs;

/** What the clock and the calendar on a wall show. */
export interface WallTime {
  /** Days since 1 January 1970, by that calendar. */
  day: number;
  /** 0 for Monday to 6. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
}

/**
 * Reads the clock of a time zone, with one formatter for however many moments.
 *
 * @param timeZone IANA name.
 * @returns What it shows at a moment in milliseconds since 1970.
 */
export function wallClock(timeZone: string): (timeMs: number) => WallTime {
  // The Swedish way of writing, `2026-02-10 12`, is the one that can be read again.
  const format = new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (timeMs) => {
    const shown = Date.parse(`${format.format(timeMs).replace(' ', 'T')}:00Z`);
    const day = Math.floor(shown / dayMs);
    // 1 January 1970 was a Thursday.
    return { day, weekday: (day + 3) % 7, hour: (shown - day * dayMs) / hourMs };
  };
}

/**
 * The first moment of a day, which is not midnight where a change of clocks skips that.
 *
 * @param day Days since 1 January 1970.
 * @returns Milliseconds since 1970.
 */
export function startOfDay(clock: (timeMs: number) => WallTime, day: number): number {
  // No clock is further ahead of UTC than this, and all zones in use are whole quarters of an hour from it.
  let moment = day * dayMs - 14 * hourMs;
  while (clock(moment).day < day) moment += quarterMs;
  return moment;
}

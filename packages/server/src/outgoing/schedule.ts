const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** The schedule that Standard Webhooks recommends: the first attempt at once, and after each the wait for the next. */
const waitsMs: readonly number[] = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/**
 * Of a mail that is refused for now: servers that do not know who sends (greylisting) want to see it again after a minute, five
 * or a quarter of an hour, and no sooner.
 */
export const mailWaitsMs: readonly number[] = [minuteMs, 5 * minuteMs, 10 * minuteMs, ...waitsMs.slice(2)];

/** Nobody who asks for a pause is left alone for longer, in milliseconds: something urgent may wait. Nor for less than a second. */
export const longestPauseMs = minuteMs;

/** Each wait is longer by up to this share, so that what failed together does not come back together. */
const jitter = 0.1;

/** When everything is over: a little more than three days after the first attempt. */
export const maxTries = waitsMs.length + 1;

/**
 * How long to wait after an attempt that failed, in milliseconds; undefined: it was the last one.
 *
 * @param tries Attempts until now, at least 1.
 * @param random From 0 to 1.
 * @param waits The waits, if they are not the usual ones.
 */
export function waitAfter(tries: number, random: number, waits = waitsMs): number | undefined {
  const wait = waits[tries - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 + jitter * random));
}

/**
 * The pause that an answer asks for, in milliseconds: 429 always does, 503 where it says how long.
 *
 * @param retryAfter The header of that name: seconds or a date.
 * @param nowMs Since 1970.
 */
export function pauseOf(status: number, retryAfter: string | undefined, nowMs: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const text = retryAfter?.trim() ?? '';
  const asked = /^\d+$/.test(text) ? Number(text) * secondMs : Date.parse(text) - nowMs;
  if (Number.isNaN(asked)) return status === 429 ? waitsMs[0] : undefined;
  return Math.min(Math.max(asked, secondMs), longestPauseMs);
}

/**
 * How long to wait after a failure, in milliseconds: anywhere between 2 s and a ceiling that doubles with each failure up
 * to 15 min. In the slow lane, for answers that time alone rarely mends, between 15 min and 6 h.
 *
 * @param tries failures so far
 * @param chance 0 … 1, random: devices that failed together must not come back together
 */
export const backoffMs = (tries: number, slow?: boolean, chance = Math.random()): number =>
  (slow ? 900_000 : 2_000) * (1 + chance * (Math.min(slow ? 24 : 450, 2 ** tries) - 1));

/**
 * A `Retry-After` header in milliseconds, between 1 s and 24 h (beyond 2³¹ ms timers fire at once). NaN unless it is all
 * digits or an HTTP date exactly as RFC 9110 writes it.
 */
export const retryAfterMs = (value: string, nowMs: number): number => {
  const date = new Date(value);
  return Math.min(
    Math.max(/^\d+$/.test(value) ? +value * 1_000 : date.toUTCString() === value ? +date - nowMs : NaN, 1_000),
    86_400_000,
  );
};

/** What is left of a wait, in milliseconds. More than the whole of it is left only if the clock went back: then nothing. */
export const remainingMs = (leftMs: number, waitMs: number): number => (leftMs > 0 && leftMs <= waitMs ? leftMs : 0);

/**
 * A wait with two digits of precision: 7, 42, 120, 1300 s. Finer would change no decision, and would make long waits,
 * which are rare, tell their visitors apart.
 */
export const coarseSeconds = (seconds: number): number => Number(seconds.toPrecision(2));

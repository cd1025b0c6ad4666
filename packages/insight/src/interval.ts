/** Lower and upper limit of a share, 0 to 1. */
export interface Interval {
  low: number;
  high: number;
}

/** z of a two-sided interval of about 90 %. */
const defaultZ = 1.645;

/**
 * Wilson's score interval of k out of n.
 *
 * @param k Successes, 0 to n; may be fractional.
 * @param n Trials. Without a single one there is no interval: undefined, never 0.
 * @param z Standard normal quantile. Default 1.645, about 90 %.
 */
export function wilson(k: number, n: number, z = defaultZ): Interval | undefined {
  if (n <= 0) return undefined;
  const p = k / n;
  const denominator = 1 + z ** 2 / n;
  const centre = (p + z ** 2 / (2 * n)) / denominator;
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / denominator;
  // At p = 0 and p = 1 one limit is exact; rounding would put it a hair outside.
  return { low: p <= 0 ? 0 : Math.max(0, centre - half), high: p >= 1 ? 1 : Math.min(1, centre + half) };
}

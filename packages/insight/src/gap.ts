import jStat from 'jstat';
import type { Interval } from './interval.js';

/** Compared with what was expected: −2 much worse … +2 much better. */
export type Disconfirmation = -2 | -1 | 0 | 1 | 2;

/** The distance between what was expected and what was met. Figures are absent without an answer, never 0. */
export interface Gap {
  n: number;
  /** Counts of −2, −1, 0, +1, +2. Always shown beside the figures. */
  shares: [number, number, number, number, number];
  /** 1 per "much worse", ½ per "worse". */
  k: number;
  /** k ÷ n, 0 to 1. */
  shortfall?: number;
  /** −2 to +2. */
  meanGap?: number;
  /** 50 × mean gap, −100 to +100. */
  score?: number;
  /** Share above expectation minus share below, −1 to +1. */
  netGap?: number;
  /** Standard deviation of the answers, from n = 2. */
  deviation?: number;
  /** 95 % interval of the mean gap (Student's t), from n = 10; below that the shares alone are honest. */
  interval?: Interval;
}

const minForInterval = 10;

const steps: readonly Disconfirmation[] = [-2, -1, 0, 1, 2];

/**
 * F2: the expectation gap of a set of answers.
 *
 * @param shares How many there are of −2, −1, 0, +1, +2.
 */
export function gap(shares: Gap['shares']): Gap {
  /** Sum over all answers of what one of them adds. */
  const sumOf = (each: (step: Disconfirmation) => number): number =>
    steps.reduce<number>((sum, step) => sum + shares[step + 2]! * each(step), 0);
  const n = sumOf(() => 1);
  const k = shares[0] + shares[1] / 2;
  if (n === 0) return { n, shares, k };

  const meanGap = sumOf((step) => step) / n;
  const result: Gap = {
    n,
    shares,
    k,
    shortfall: k / n,
    meanGap,
    score: 50 * meanGap,
    netGap: (shares[3] + shares[4] - shares[0] - shares[1]) / n,
  };
  if (n < 2) return result;
  const deviation = Math.sqrt(sumOf((step) => (step - meanGap) ** 2) / (n - 1));
  result.deviation = deviation;
  if (n < minForInterval) return result;
  const half = (jStat.studentt.inv(0.975, n - 1) * deviation) / Math.sqrt(n);
  result.interval = { low: meanGap - half, high: meanGap + half };
  return result;
}

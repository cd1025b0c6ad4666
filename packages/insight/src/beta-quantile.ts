import jStat from 'jstat';

/** Halvings of the interval from 0 to 1: the answer is exact to about 1e-15. */
const steps = 50;

/**
 * Quantile of the beta distribution by bisection of its distribution function. jstat's own quantile answers NaN for
 * very small parameters, which a site where hardly anybody complains has.
 *
 * @param p Probability, 0 to 1.
 */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2;
    if (jStat.ibeta(middle, alpha, beta) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

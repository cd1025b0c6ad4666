import type { TouchpointStanding } from '@earful/protocol';
import jStat from 'jstat';
import { betaQuantile } from './beta-quantile.js';
import { wilson } from './interval.js';

/** What to do about a touchpoint. */
export type StandingLabel = Exclude<TouchpointStanding['label'], 'notMeasured'>;

/** Answers to the comparison at one touchpoint, of one origin class and period. */
export interface TouchpointAnswers {
  id: string;
  /** 1 per "much worse", ½ per "worse". */
  k: number;
  n: number;
}

export interface RankedTouchpoint extends TouchpointAnswers {
  /** Shortfall drawn towards the common level, the less the more answers there are; k ÷ n while nothing can be pooled. */
  standing?: number;
  /** Limits of about 90 %. */
  low?: number;
  high?: number;
  /** Probability that the true shortfall lies above the common level; absent while nothing can be pooled. */
  worse?: number;
  label: StandingLabel;
}

/** Touchpoints with fewer answers do not shape the common level. */
const minAnswersToPool = 4;
/** Fewer touchpoints have no common level. */
const minTouchpointsToPool = 3;
/** Fewer answers never say "fix first". */
const minAnswersToFix = 5;
const fixFirstFrom = 0.9;
const watchFrom = 0.5;
const widestInterval = 0.35;
const weakestPrior = 2;
const strongestPrior = 20;

interface Keyed {
  ranked: RankedTouchpoint;
  /** Sort key, descending. */
  key: number;
}

interface Prior {
  mean: number;
  alpha: number;
  beta: number;
}

/** The common level and how much it weighs, by moments of the beta-binomial distribution. */
function poolPrior(pooled: readonly TouchpointAnswers[]): Prior {
  const N = pooled.reduce((sum, { n }) => sum + n, 0);
  const K = pooled.reduce((sum, { k }) => sum + k, 0);
  const plain = K / N;
  const degenerate = plain <= 0 || plain >= 1;
  const mean = degenerate ? (K + 0.5) / (N + 1) : plain;
  const strength = degenerate ? strongestPrior : priorStrength(pooled, mean, N);
  return { mean, alpha: mean * strength, beta: (1 - mean) * strength };
}

function priorStrength(pooled: readonly TouchpointAnswers[], mean: number, N: number): number {
  const between = pooled.reduce((sum, { k, n }) => sum + n * (k / n - mean) ** 2, 0);
  const variance = mean * (1 - mean);
  const freedom = pooled.length - 1;
  const squares = pooled.reduce((sum, { n }) => sum + n ** 2, 0);
  const denominator = variance * (N - squares / N - freedom);
  if (!(denominator > 0)) return strongestPrior;
  const correlation = (between - variance * freedom) / denominator;
  if (correlation <= 0) return strongestPrior;
  return Math.min(strongestPrior, Math.max(weakestPrior, (1 - correlation) / correlation));
}

function standAgainst(prior: Prior, { id, k, n }: TouchpointAnswers): Keyed {
  const alpha = prior.alpha + k;
  const beta = prior.beta + n - k;
  const standing = alpha / (alpha + beta);
  const low = betaQuantile(0.05, alpha, beta);
  const high = betaQuantile(0.95, alpha, beta);
  const worse = 1 - jStat.ibeta(prior.mean, alpha, beta);
  const uncertain = n < minAnswersToFix || high - low > widestInterval;
  const label: StandingLabel =
    worse >= fixFirstFrom && n >= minAnswersToFix
      ? 'fixFirst'
      : n === 0 || (high > prior.mean && uncertain)
        ? 'askMore'
        : worse >= watchFrom
          ? 'watch'
          : 'fine';
  return { ranked: { id, k, n, standing, low, high, worse, label }, key: standing };
}

/** With too few touchpoints to compare, nothing is called "fix first": there is no level that it would be worse than. */
function standAlone({ id, k, n }: TouchpointAnswers): Keyed {
  const limits = wilson(k, n);
  if (!limits) return { ranked: { id, k, n, label: 'askMore' }, key: 0 };
  const uncertain = n < minAnswersToFix || limits.high - limits.low > widestInterval;
  const label: StandingLabel = uncertain ? 'askMore' : k > 0 ? 'watch' : 'fine';
  return { ranked: { id, k, n, standing: k / n, ...limits, label }, key: limits.low };
}

/**
 * F7: touchpoints least good first. Shares of few answers are drawn towards the common level (empirical Bayes,
 * beta-binomial), so that one angry answer does not outrank a hundred. With fewer than three touchpoints of four
 * answers there is no common level; then the order is that of Wilson's lower limits.
 *
 * @returns A new array; ties go to the larger n, then to the id.
 */
export function rankLeastGood(touchpoints: readonly TouchpointAnswers[]): RankedTouchpoint[] {
  const pooled = touchpoints.filter(({ n }) => n >= minAnswersToPool);
  const prior = pooled.length >= minTouchpointsToPool ? poolPrior(pooled) : undefined;
  return touchpoints
    .map((one) => (prior ? standAgainst(prior, one) : standAlone(one)))
    .sort((a, b) => b.key - a.key || b.ranked.n - a.ranked.n || (a.ranked.id < b.ranked.id ? -1 : 1))
    .map(({ ranked }) => ranked);
}

/** Waits that ended alike: how long, how, and how many of them. */
export interface Waits {
  /** From the start of waiting, 0 or more. */
  seconds: number;
  /** True: gave up then. False: was served then, and might have waited longer. */
  left: boolean;
  /** Default 1. */
  count?: number | undefined;
}

/** A step of the patience curve. */
export interface PatienceStep {
  seconds: number;
  /** Share still there after so long a wait, had nobody been served: 0 to 1. */
  staying: number;
}

/** Below this many waits a limit would be chance. */
const minForLimit = 30;
/** The limit is where no more than this share is still there: one in five has left. */
const stayingAtLimit = 0.8;
/** A product of fractions may miss the share it stands for by a few of the last digits. */
const rounding = 1e-9;

const countOf = (waits: readonly Waits[]): number => waits.reduce((sum, { count = 1 }) => sum + count, 0);

/**
 * F14: the patience curve (Kaplan–Meier). Falls at every moment at which somebody gave up, by the share of those still
 * waiting who did; whoever is served counts as waiting up to then, and is not held against the wait. One step for each
 * moment at which somebody left, shortest first.
 */
export function patienceCurve(waits: readonly Waits[]): PatienceStep[] {
  const moments = new Map<number, { left: number; ended: number }>();
  for (const { seconds, left, count = 1 } of waits) {
    const moment = moments.get(seconds) ?? { left: 0, ended: 0 };
    moments.set(seconds, { left: moment.left + (left ? count : 0), ended: moment.ended + count });
  }
  const steps: PatienceStep[] = [];
  let staying = 1;
  let atRisk = countOf(waits);
  for (const [seconds, { left, ended }] of [...moments].sort(([a], [b]) => a - b)) {
    if (left > 0) {
      staying *= 1 - left / atRisk;
      steps.push({ seconds, staying });
    }
    atRisk -= ended;
  }
  return steps;
}

/**
 * The learned limit (F14): the first wait, in seconds, after which one in five has left. Undefined below 30 waits, and
 * where fewer than that have left at all.
 */
export function patienceLimit(waits: readonly Waits[]): number | undefined {
  if (countOf(waits) < minForLimit) return undefined;
  return patienceCurve(waits).find(({ staying }) => staying <= stayingAtLimit + rounding)?.seconds;
}

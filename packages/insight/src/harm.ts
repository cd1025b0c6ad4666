import type { Critique } from '@earful/protocol';

/** Weight when nobody was asked how much it matters. */
const unknownSeverityWeight = 0.5;

/**
 * How bad one critique is, for "worst first": d × w, from 0 (nothing wrong) to 1 (much worse, may not return).
 *
 * d is 1 for "much worse", ½ for "worse", else 0; a critique without the comparison is a known failure and counts 1.
 * w is severity ÷ 4, or ½ when it is unknown (F9).
 */
export function harm({ disconfirmation, severity }: Pick<Critique, 'disconfirmation' | 'severity'>): number {
  const shortfall = disconfirmation === undefined ? 1 : disconfirmation < 0 ? -disconfirmation / 2 : 0;
  return shortfall * (severity === undefined ? unknownSeverityWeight : severity / 4);
}

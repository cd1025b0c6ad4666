import type { Critique } from '@earful/protocol';

/** Why a critique cannot wait for the digest. */
export type UrgentReason = 'mayNotReturn' | 'timeCriticalPromise' | 'secondFailure';

interface UrgencyFacts extends Pick<Critique, 'severity' | 'disconfirmation'> {
  /** It names a promise, and late is as bad as never there: so says the brand or the host page. */
  timeCriticalPromise: boolean;
  /** An earlier critique of the same person tells of a failure. Known only where an answer was wanted. */
  failedBefore: boolean;
}

/**
 * Whether a human must be told now (A07, A31; recovery is weaker after a second failure). The first that holds, most
 * telling first:
 *
 * 1. `mayNotReturn`: severity 4, whatever else was answered;
 * 2. `timeCriticalPromise`: a promise that suffers no delay was broken;
 * 3. `secondFailure`: the same person was failed before.
 *
 * Broken or failed is what was worse than expected, or a known failure, which is not compared at all. Undefined: can wait.
 */
export function urgency({ severity, disconfirmation, ...facts }: UrgencyFacts): UrgentReason | undefined {
  if (severity === 4) return 'mayNotReturn';
  if (disconfirmation !== undefined && disconfirmation >= 0) return undefined;
  if (facts.timeCriticalPromise) return 'timeCriticalPromise';
  return facts.failedBefore ? 'secondFailure' : undefined;
}

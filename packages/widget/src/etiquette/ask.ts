import type { Ask, Evidence } from '../handover.js';
import type { TriggerOptions } from '../triggers/trigger.js';

/**
 * The reason to show the prompt that a moment of this trigger is. What the evidence says of the time wins over now. A known
 * failure is called by its name; the random sample, which knows of none, opens neutrally; the given `opening` is the experiment's.
 */
export const askOf = (options: TriggerOptions, evidence: Evidence, given: Partial<Ask> = {}): Ask => {
  const { signal, touchpoint, says, variables, saysWithout, priority, known = signal === 'paymentFailed' } = options;
  return {
    touchpoint,
    origin: signal,
    says,
    variables,
    saysWithout,
    known,
    priority,
    ...given,
    opening: known ? 'critique' : (given.opening ?? (signal === 'sample' ? 'neutral' : 'critique')),
    occurredAt: new Date().toISOString(),
    ...evidence,
  };
};

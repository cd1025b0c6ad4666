import type { Ask, Evidence, Opening } from './handover.js';
import type { TriggerOptions } from './triggers/trigger.js';

/**
 * The reason to show the prompt that a moment of this trigger is. What the evidence says of the time wins over now. A known
 * failure is called by its name; the random sample, which knows of none, opens neutrally; `opening` is the experiment's.
 */
export const askOf = (options: TriggerOptions, evidence: Evidence, bound?: boolean, opening?: Opening): Ask => {
  const { signal, touchpoint, says, variables, saysWithout, priority, known = signal === 'paymentFailed' } = options;
  return {
    touchpoint,
    origin: signal,
    says,
    variables,
    saysWithout,
    known,
    priority,
    bound,
    opening: known ? 'critique' : (opening ?? (signal === 'sample' ? 'neutral' : 'critique')),
    occurredAt: new Date().toISOString(),
    ...evidence,
  };
};

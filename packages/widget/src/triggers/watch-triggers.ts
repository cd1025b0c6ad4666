import type { Report } from '../faults/report.js';
import type { Evidence } from '../shared/evidence.js';
import { defaultTriggers } from './default-triggers.js';
import type { TriggerOptions, Visit } from './trigger.js';

/** Lets each trigger watch for its moments. A mistake in one stays with us, whenever it is made. */
export const watchTriggers = (
  triggers: readonly TriggerOptions[],
  signals: { more: typeof defaultTriggers } | undefined,
  visit: Visit,
  fire: (options: TriggerOptions, evidence: Evidence, bound?: boolean) => void,
  report: Report,
): void => {
  for (const options of triggers) {
    const fireSafely = (evidence: Evidence, bound?: boolean): void => {
      try {
        fire(options, evidence, bound);
      } catch (fault) {
        // The configuration was checked by the receiver, and has changed since.
        report('call', options.signal, fault);
      }
    };
    defaultTriggers[options.signal]?.(options, (evidence = {}) => fireSafely(evidence), visit);
    // What the host tells comes with facts.
    signals?.more[options.signal]?.(options, (evidence = {}) => fireSafely(evidence, !evidence.facts), visit);
  }
};

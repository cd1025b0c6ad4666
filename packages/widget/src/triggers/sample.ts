import { inFront } from './helpers/watch.js';
import { hostSignal } from './host-signal.js';
import type { Trigger } from './trigger.js';

/**
 * Each completion of the touchpoint, whatever happened there: the signal `parameters.name`, which the host tells then. Without
 * that name, each arrival from elsewhere, once the tab is in front: what is done on a page, only its host knows. trigger-gate.ts draws one in a hundred, or
 * `samplingRate`. Asked without any trouble, these critiques give the honest base rate.
 */
export const sample: Trigger = (options, fire, visit) => {
  const { touchpoint, parameters: { name } = {} } = options;
  if (name) return hostSignal({ ...options, signal: 'custom', parameters: { name } }, fire, visit);
  let before: string | undefined;
  visit.onArrive((at) => {
    if (at === touchpoint && at !== before) inFront(fire);
    before = at;
  });
};

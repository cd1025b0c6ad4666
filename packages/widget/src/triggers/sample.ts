import type { Trigger } from './trigger.js';

/**
 * Each arrival at the touchpoint from elsewhere, whatever happens there: admission.ts draws one in a hundred of them, or
 * `samplingRate`. Asked without any trouble, these critiques give the honest base rate.
 */
export const sample: Trigger = ({ touchpoint }, fire, visit) => {
  let before: string | undefined;
  visit.onArrive((at) => {
    if (at === touchpoint && at !== before) fire();
    before = at;
  });
};

import type { Critique } from '@earful/protocol';
import type { ToldTrigger } from './trigger.js';

/**
 * The host says so: `earful.signal('paymentFailed', {touchpoint: 'checkout', code: 'card-declined'})`.
 * Fires from the `times`-th signal on (default 1). Text, numbers and booleans travel with the critique.
 */
export const paymentFailed: ToldTrigger = ({ signal, touchpoint, parameters }, fire, host) => {
  let times = 0;
  host.onSignal(signal, ({ touchpoint: at = touchpoint, ...rest }) => {
    if (at !== touchpoint || ++times < (parameters?.times ?? 1)) return;
    const facts: NonNullable<Critique['facts']> = {};
    for (const [name, fact] of Object.entries(rest)) {
      if (/^[sbn]/.test(typeof fact) && name.length < 65)
        facts[name] = typeof fact === 'string' ? fact.slice(0, 200) : (fact as number);
    }
    fire({ facts });
  });
};

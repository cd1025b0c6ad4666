import type { Trigger } from './trigger.js';

/**
 * The host says so: `earful.signal('paymentFailed', {touchpoint: 'checkout', code: 'card-declined'})`. One rule for
 * everything that only the host knows; `custom` waits for `parameters.name`. Signals of completion (`refundDone`,
 * `returnDone`, `cancelDone`, `unsubscribeDone`) are for the page after it: a question must never be a hurdle.
 *
 * Fires from the `times`-th signal on (default 1). A signal that names a touchpoint is for that one, and one
 * that names none for the one that is here, if a rule is; other texts, numbers and booleans travel with the critique.
 */
export const hostSignal: Trigger = ({ signal, touchpoint, parameters }, fire, visit) => {
  let times = 0;
  visit.onSignal(
    signal === 'custom' ? (parameters?.name ?? '') : signal,
    ({ touchpoint: at = touchpoint, ...facts }) => {
      if (at === touchpoint && ++times >= (parameters?.times ?? 1)) fire({ facts });
    },
  );
};

import { createSessionSet } from './session-set.js';
import type { EarlyTrigger, Trigger } from './trigger.js';
import { onError } from './watch.js';

/** Of the loader: tells the rules, as a signal, of each error that is unlike those before. */
export const noteErrors: EarlyTrigger = (_options, _fire, call) => {
  const seen: Record<string, 1> = {};
  onError((error) => {
    // In every browser the first place of a stack is where it failed. It comes first, because a long fact is cut.
    const text = `${/\S+:\d+:\d+/.exec(error.stack!)} ${error.message ?? error}`;
    if (!seen[text]) call('signal', 'sessionErrors', { text });
    seen[text] = 1;
  });
};

/**
 * `times` different errors in a session (default 2, our own choice): script errors and unhandled rejections that differ in
 * message or place. With storage consent they are counted in session storage (`earful:errors`, numbers only), without it
 * as long as the page lives. The loader notes them, so that those of loading count.
 */
export const sessionErrors: Trigger = ({ parameters: { times = 2 } = {} }, fire, visit) => {
  const add = createSessionSet('errors', times, fire, visit);
  visit.onSignal('sessionErrors', ({ text }) => add(`${text}`));
};

import { createSessionSet } from './helpers/session-set.js';
import { onError } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

/**
 * `times` different errors in a session (default 2, our own choice): script errors and unhandled rejections that differ in
 * message or place. With storage consent they are counted in session storage (`earful:errors`, numbers only), without it
 * as long as the page lives. Those of loading count.
 */
export const sessionErrors: Trigger = ({ parameters: { times = 2 } = {} }, fire, visit) => {
  const add = createSessionSet('errors', times, fire, visit);
  // In every browser the first place of a stack is where it failed.
  onError(visit, (error) => add(`${/\S+:\d+:\d+/.exec(error.stack!)} ${error.message ?? error}`));
};

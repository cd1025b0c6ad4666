import { createSessionSet } from './helpers/session-set.js';
import { hostSignal } from './host-signal.js';
import type { Trigger } from './trigger.js';

/**
 * `times` different searches without a result in a session (default 2; Baymard's studies find one search in eight empty,
 * so one alone is ordinary). The host says so with each empty result, `earful.signal('zeroResults', {query})`, or marks
 * the place with `data-earful-signal`. Without a query every signal counts as another search. Where each search is a page
 * of its own, they are counted together only with storage consent (`earful:searches`, numbers only).
 */
export const zeroResults: Trigger = ({ parameters: { times = 2 } = {}, ...options }, fire, visit) => {
  const add = createSessionSet('searches', times, fire, visit);
  hostSignal(options, (evidence) => add(`${evidence?.facts?.['query'] ?? Math.random()}`, evidence), visit);
};

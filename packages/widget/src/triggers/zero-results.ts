import { hostSignal } from './host-signal.js';
import type { Trigger } from './trigger.js';

/**
 * `times` different searches without a result (default 2; Baymard's studies find one search in eight empty, so one alone
 * is ordinary). The host says so with each empty result, `earful.signal('zeroResults', {query})`, or marks the place
 * with `data-earful-signal`. Without a query every signal counts as another search.
 */
export const zeroResults: Trigger = ({ parameters, ...options }, fire, visit) => {
  const searches = new Set<unknown>();
  hostSignal(
    options,
    (evidence) => {
      searches.add(evidence?.facts?.['query'] ?? searches.size);
      if (searches.size >= (parameters?.times ?? 2)) fire(evidence);
    },
    visit,
  );
};

import { hostSignal } from './host-signal.js';
import type { Trigger } from './trigger.js';

const hourMs = 3_600_000;

/**
 * Something has been delivered, and there was time to look at it: `afterHours` (default 24) after the fact `at`, an ISO 8601
 * moment (default now), or on the first visit after that. The host says so on every page that knows,
 * `earful.signal('delivered', {at, subject})`; with storage consent once is enough, because the note outlives the page.
 * Asked about once for each `subject`, for example an order number.
 */
export const delivered: Trigger = (options, fire, visit) => {
  const { touchpoint, parameters: { afterHours = 24 } = {} } = options;
  visit.onOverdue(touchpoint + ' delivered', fire);
  hostSignal(
    options,
    (evidence) => {
      const facts = evidence!.facts as Record<string, string>;
      // What has not happened yet has not been delivered.
      const at = Math.min(Date.parse(facts['at']!) || Infinity, Date.now());
      const by = new Date(at + afterHours * hourMs).toJSON();
      visit.expect(touchpoint, { by, facts, signal: 'delivered', subject: facts['subject']! });
    },
    visit,
  );
};

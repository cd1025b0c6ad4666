import { onClick, onError, onRequest } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

/**
 * Within `withinMs` (default 1000) of a click a script of the page failed, a rejection stayed unhandled, or a request that
 * began after the click failed: status 500 and above, or no answer at all. The idea is Datadog's. Fires once per click.
 *
 * No answer is known only of requests to the page's own host: of others, browsers report no status either way. A request
 * that the page has called off looks the same. What was unanswered before the click, too, does not count: visitors' extensions
 * block what measures them, at each page and each click.
 */
export const errorClick: Trigger = ({ parameters: { withinMs = 1_000 } = {} }, fire, visit) => {
  /** The last click as requests tell the time, and as long as it is good for a failure, by the device's clock. */
  let clickedAt = Infinity;
  let until = 0;
  const fail = (at: number): void => {
    if (at <= until) fire();
    until = 0;
  };
  onClick(visit, (_, { timeStamp }, at) => {
    clickedAt = timeStamp;
    until = at + withinMs;
  });
  onError(visit, (_, at) => fail(at));
  const blocked = new Set<string>();
  onRequest(visit, ({ name, startTime, responseStatus }) => {
    const address = name.split('?', 1)[0]!;
    const isUnanswered = responseStatus === 0 && name.startsWith(location.origin + '/');
    if (startTime < clickedAt) {
      if (isUnanswered) blocked.add(address);
    } else if (responseStatus >= 500 || (isUnanswered && !blocked.has(address))) fail(Date.now());
  });
};

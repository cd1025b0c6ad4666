import { inFront } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

/**
 * The visitor is here for the `times`-th time in this visit (default 2, our own choice), having been elsewhere in between,
 * and still is `afterMs` later (default 10 s). Earlier pages are known only with storage consent, see trail.ts.
 */
export const helpLoop: Trigger = ({ touchpoint, parameters: { times = 2, afterMs = 10_000 } = {} }, fire, visit) => {
  let isHere = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Counted at the end: consent, and with it the trail of earlier pages, may come after the arrival.
  const judge = (): void => {
    if (visit.trail().filter((name) => name === touchpoint).length >= times) fire();
  };
  const begin = (): void => {
    if (isHere) timer ??= setTimeout(judge, afterMs);
  };
  visit.onArrive((at) => {
    isHere = at === touchpoint;
    if (isHere) inFront(begin);
    else timer = clearTimeout(timer) as undefined;
  });
};

import type { Trigger } from './trigger.js';

/**
 * The visitor has been at the touchpoint for `afterMs` (default 30 s) without leaving it; a tab in the background does not
 * count, and an address that changes within the touchpoint is no other one. Fires once per arrival.
 */
export const timeOnPage: Trigger = ({ touchpoint, parameters: { afterMs = 30_000 } = {} }, fire, visit) => {
  let place: string | undefined;
  let left = 0;
  let timer: ReturnType<typeof setInterval>;
  visit.onArrive((at) => {
    if (at === place) return;
    place = at;
    clearInterval(timer);
    if (at !== touchpoint) return;
    left = afterMs;
    // Once a second is exact enough, and a hidden page simply does not count down.
    timer = setInterval(() => {
      if (document.hidden || (left -= 1_000) > 0) return;
      clearInterval(timer);
      fire();
    }, 1_000);
  });
};

import type { Trigger } from './trigger.js';

/** The visitor clicked an element that matches `selector`, or something in it, in open shadow roots too. Clicks made by scripts do not count. */
export const click: Trigger = ({ parameters: { selector = '' } = {} }, fire, visit) =>
  visit.onEvent('click', ({ isTrusted }, path) => {
    if (isTrusted && path.some((it) => it.matches?.(selector))) fire();
  });

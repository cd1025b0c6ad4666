import { listen } from '@earful/client';
import type { Trigger } from './trigger.js';

/** The visitor clicked an element that matches `selector`, or something in it, in open shadow roots too. Clicks made by scripts do not count. */
export const click: Trigger = ({ parameters: { selector = '' } = {} }, fire) =>
  void listen('click', (click) => {
    if (click.isTrusted && click.composedPath().some((it) => (it as Element).matches?.(selector))) fire();
  });

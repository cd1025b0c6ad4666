import { listen } from '@earful/client';
import type { Trigger } from './trigger.js';

/** The visitor clicked an element that matches `selector`, or something in it. Clicks made by scripts do not count. */
export const click: Trigger = ({ parameters: { selector = '' } = {} }, fire) =>
  void listen('click', ({ target, isTrusted }) => {
    if (isTrusted && (target as Element).closest(selector)) fire();
  });

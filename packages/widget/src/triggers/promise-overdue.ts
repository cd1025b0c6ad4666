import type { Trigger } from './trigger.js';

/** A promised moment and its tolerance have passed: see expectations.ts. Reads no parameters. */
export const promiseOverdue: Trigger = (host, { touchpoint }, fire) => host.onOverdue(touchpoint, fire);

import type { ToldTrigger } from './trigger.js';

/** A promised moment and its tolerance have passed: see expectations.ts. Reads no parameters. */
export const promiseOverdue: ToldTrigger = ({ touchpoint }, fire, host) => host.onOverdue(touchpoint, fire);

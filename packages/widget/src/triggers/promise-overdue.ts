import type { Trigger } from './trigger.js';

/** A promised moment and its tolerance have passed: see expectations.ts. Reads no parameters. */
export const promiseOverdue: Trigger = ({ touchpoint }, fire, visit) => visit.onOverdue(touchpoint, fire);

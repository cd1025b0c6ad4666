import { paymentFailed } from './payment-failed.js';
import { promiseOverdue } from './promise-overdue.js';
import type { ToldTrigger } from './trigger.js';

/** Triggers that lose nothing by coming later, with the rules: until then the calls of the host wait. */
export const told: Record<string, ToldTrigger | undefined> = { paymentFailed, promiseOverdue };

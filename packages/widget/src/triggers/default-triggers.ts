import { hostSignal } from './host-signal.js';
import { promiseOverdue } from './promise-overdue.js';
import type { Trigger } from './trigger.js';

/** Triggers of the rules: they lose nothing by coming later, because until then the calls of the host wait. */
export const defaultTriggers: Record<string, Trigger | undefined> = { paymentFailed: hostSignal, promiseOverdue };

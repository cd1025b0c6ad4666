import { paymentFailed } from './payment-failed.js';
import { promiseOverdue } from './promise-overdue.js';

/** Signals that the host tells. In the chunk of the rules: what is told earlier waits in the loader's queue. */
export const told = { paymentFailed, promiseOverdue };

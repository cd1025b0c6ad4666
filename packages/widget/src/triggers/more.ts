import { hostSignal } from './host-signal.js';
import { timeOnPage } from './time-on-page.js';
import type { Trigger } from './trigger.js';
import { zeroResults } from './zero-results.js';

/** Triggers that only pages fetch whose configuration names one. */
export const more: Record<string, Trigger | undefined> = {
  zeroResults,
  outOfStock: hostSignal,
  basketLeft: hostSignal,
  refundDone: hostSignal,
  returnDone: hostSignal,
  cancelDone: hostSignal,
  unsubscribeDone: hostSignal,
  chatClosed: hostSignal,
  callEnded: hostSignal,
  delivered: hostSignal,
  custom: hostSignal,
  timeOnPage,
};

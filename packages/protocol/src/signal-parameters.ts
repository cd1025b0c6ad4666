import type { PublicConfig } from './config.js';
import type { signals } from './names.js';

type Trigger = NonNullable<PublicConfig['triggers']>[number];
/** Name of a number or text that a signal is tuned with. */
export type ParameterName = keyof NonNullable<Trigger['parameters']>;

/** What a signal makes of the parameters of its trigger. */
export interface SignalParameters {
  /** Without one of these it never fires. */
  needs?: readonly ParameterName[];
  /** These tune it, and each has a default. `facts`: it tells facts, which a trigger may filter. */
  reads: readonly ParameterName[];
}

/** The host says so, and says what it knows. */
const told: SignalParameters = { reads: ['times', 'facts'] };

/** Which parameters each signal needs, and which it reads beside them. All others do nothing there. */
export const signalParameters: Record<(typeof signals)[number], SignalParameters> = {
  rageClick: { reads: ['times', 'withinMs', 'radiusPx'] },
  deadClick: { reads: ['times', 'withinMs'] },
  errorClick: { reads: ['withinMs'] },
  formStruggle: { reads: ['times'] },
  slowPage: { reads: ['lcpMs', 'inpMs', 'cls', 'facts'] },
  sessionErrors: { reads: ['times'] },
  requestFailed: { reads: ['statuses', 'address'] },
  helpLoop: { reads: ['times', 'afterMs'] },
  quickBack: { reads: ['withinMs'] },
  longWait: { reads: ['selector', 'afterMs'] },
  timeOnPage: { reads: ['afterMs'] },
  scrollDepth: { reads: ['percent'] },
  elementSeen: { needs: ['selector'], reads: ['afterMs'] },
  click: { needs: ['selector'], reads: [] },
  submit: { needs: ['selector'], reads: [] },
  paymentFailed: told,
  promiseOverdue: { reads: [] },
  zeroResults: told,
  outOfStock: told,
  basketLeft: told,
  refundDone: told,
  returnDone: told,
  cancelDone: told,
  unsubscribeDone: told,
  chatClosed: told,
  callEnded: told,
  delivered: { reads: ['times', 'afterHours', 'facts'] },
  custom: { needs: ['name'], reads: told.reads },
  sample: { reads: ['name'] },
};

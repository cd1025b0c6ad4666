import { click } from './click.js';
import { deadClick } from './dead-click.js';
import { delivered } from './delivered.js';
import { elementSeen } from './element-seen.js';
import { errorClick } from './error-click.js';
import { formStruggle } from './form-struggle.js';
import { helpLoop } from './help-loop.js';
import { hostSignal } from './host-signal.js';
import { quickBack } from './quick-back.js';
import { rageClick } from './rage-click.js';
import { requestFailed } from './request-failed.js';
import { sample } from './sample.js';
import { scrollDepth } from './scroll-depth.js';
import { sessionErrors } from './session-errors.js';
import { submit } from './submit.js';
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
  custom: hostSignal,
  timeOnPage,
  click,
  deadClick,
  delivered,
  elementSeen,
  errorClick,
  formStruggle,
  helpLoop,
  // Waiting begins no sooner than it is fetched.
  longWait: (...given) => void import('./long-wait.js').then((it) => it.longWait(...given)).catch(() => {}),
  quickBack,
  rageClick,
  requestFailed,
  sample,
  scrollDepth,
  sessionErrors,
  // With the library that measures, in a chunk of its own. What could not be fetched does not measure.
  slowPage(options, fire, visit) {
    let place: string | undefined;
    visit.onArrive((at) => (place = at));
    let isPressed = false;
    visit.onEvent('pointerdown keydown', ({ timeStamp }, [target]) => {
      if (isPressed) return;
      isPressed = true;
      const first = place;
      const placeAt = (moment: number): string | undefined => (moment > timeStamp ? place : first);
      import('./slow-page.js').then((it) => it.slowPage(options, fire, visit, target, placeAt)).catch(() => {});
    });
  },
  submit,
};

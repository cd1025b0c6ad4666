import { listen } from '@earful/client';
import type { TimedCall } from './create-earful.js';
import { takeOver } from './take-over.js';

/** What a person does to a page. Some assistive technology does nothing but click. */
const signs = 'pointermove pointerdown keydown scroll focusin click';

/** Somebody may only look: so long they are waited for, in milliseconds. */
const longestMs = 3_000;

/** What the site itself puts into its page is there for everybody. */
const placed = 'earful-critique,earful-promise:empty';

/**
 * Resolves with the first sign that somebody is here, with the first call that is more than a note of consent, or after three
 * seconds: a page that has just loaded has enough to do, and many are left before anybody touches them.
 */
export const untilPresent = async (calls: TimedCall[]): Promise<void> => {
  if (document.querySelector(placed)) return;
  const waiting: TimedCall[] = [];
  let stop: () => void;
  await new Promise<unknown>((resolve) => {
    stop = listen(signs, resolve);
    setTimeout(resolve, longestMs);
    takeOver(calls, (call) => {
      waiting.push(call);
      if (call[1] !== 'consent') resolve(call);
    });
  });
  stop!();
  // As if nothing had been taken.
  Reflect.deleteProperty(calls, 'push');
  calls.push(...waiting);
};

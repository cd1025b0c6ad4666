import type { Evidence } from '../../shared/evidence.js';
import { keep, recall } from '../../shared/storage.js';
import type { Fire, Visit } from '../trigger.js';

/** A number for a text: what is noted on the device holds no words. */
export const markOf = (text: string): number =>
  [...text].reduce((mark, letter) => (mark * 31 + letter.codePointAt(0)!) | 0, 0);

/**
 * Different texts of this session: with storage consent as numbers in the session storage, under this name; without as
 * long as the page lives. Fires with each that this page has not seen, once there are `times`; consent, and with it what
 * earlier pages saw, may come after the last.
 */
export const createSessionSet = (name: string, times: number, fire: Fire, visit: Visit) => {
  const here: Record<number, 1> = {};
  let last: Evidence | undefined;
  /** Undefined before the first. */
  let isEnough: boolean | undefined;
  const judge = (isKnown?: boolean): void => {
    let all = here;
    if (visit.remembers()) {
      all = { ...(recall('sessionStorage', name) as object), ...here };
      keep('sessionStorage', name, all);
    }
    isEnough = Object.keys(all).length >= times;
    if (isEnough && !isKnown) fire(last);
  };
  visit.onConsent(() => {
    if (isEnough !== undefined) judge(isEnough);
  });
  return (text: string, evidence?: Evidence): void => {
    const mark = markOf(text);
    if (here[mark]) return;
    here[mark] = 1;
    last = evidence;
    judge();
  };
};

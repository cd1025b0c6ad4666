import { listen } from '@earful/client';
import { keep, recall } from '../shelf.js';
import type { Trigger } from './trigger.js';
import { observe, onTraverse } from './watch.js';

/**
 * The visitor left this touchpoint and came back with the back button within `withinMs` (default 7000: often quoted of
 * Hotjar's U-turn, not confirmed). Inside one page, from the back/forward cache, and, with storage consent (then
 * `earful:left` notes touchpoint and time in session storage), when the browser loads the page anew.
 *
 * A supporting signal: many people glance and return. Combine it with `when.previous`, which here is the page they fled
 * from, or with another trigger.
 */
export const quickBack: Trigger = ({ touchpoint, parameters: { withinMs = 7_000 } = {} }, fire, visit) => {
  const loadedAt = Date.now();
  let isHere = false;
  let leftAt = 0;
  /** When the visitor went back, and to which address: a router may draw what is there later. */
  let backAt = 0;
  let backTo: string;
  const note = (): void => {
    if (visit.remembers()) keep('sessionStorage', 'left', { [touchpoint]: leftAt });
  };
  const leave = (): void => {
    if (!isHere) return;
    leftAt = Date.now();
    note();
  };
  const judge = (): void => {
    if (!isHere || !backAt) return;
    if (backAt - leftAt <= withinMs) fire();
    leftAt = backAt = 0;
  };
  const back = (at = Date.now()): void => {
    backAt = at;
    backTo = location.href;
    judge();
  };
  visit.onArrive((at) => {
    if (at !== touchpoint) leave();
    isHere = at === touchpoint;
    if (location.href !== backTo) backAt = 0;
    judge();
  });
  onTraverse(() => back());
  listen('pagehide', leave);
  listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && back());
  /** What was left before this page was loaded, once it is known that the visitor came back, and consent is given. */
  let isBack = false;
  const restore = (): void => {
    if (!visit.remembers()) return;
    if (leftAt) note();
    else if (isBack) {
      leftAt = (recall('sessionStorage', 'left') as Record<string, number> | null)?.[touchpoint] ?? 0;
      back(loadedAt);
    }
  };
  visit.onConsent(restore);
  observe<PerformanceNavigationTiming>('navigation', ({ type }) => {
    isBack = type === 'back_forward';
    restore();
  });
};

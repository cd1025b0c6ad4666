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
  let isHere = false;
  let leftAt = 0;
  const leave = (): void => {
    if (!isHere) return;
    leftAt = Date.now();
    if (visit.remembers()) keep('sessionStorage', 'left', { [touchpoint]: leftAt });
  };
  const back = (): void => {
    if (isHere && Date.now() - leftAt <= withinMs) fire();
    leftAt = 0;
  };
  visit.onArrive((at) => {
    if (at !== touchpoint) leave();
    isHere = at === touchpoint;
  });
  onTraverse(back);
  listen('pagehide', leave);
  listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && back());
  observe<PerformanceNavigationTiming>('navigation', ({ type }) => {
    if (type !== 'back_forward' || !visit.remembers()) return;
    leftAt = (recall('sessionStorage', 'left') as Record<string, number> | null)?.[touchpoint] ?? 0;
    back();
  });
};

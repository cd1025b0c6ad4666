import { listen } from '@earful/client';
import { keep, recall } from '../shared/storage.js';
import { markOf } from './helpers/session-set.js';
import { isForward, navigation, observe, onBack } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

/** This place of the history. It tells nothing of the address. */
const place = (): string | number => navigation?.currentEntry.key ?? markOf(location.href);

/**
 * The visitor left this touchpoint and came back with the back button within `withinMs` (default 7000: often quoted of
 * Hotjar's U-turn, not confirmed). Inside one page, from the back/forward cache, and, with storage consent (then
 * `earful:left` notes touchpoint, time and place in session storage), when the browser loads the page anew. Only with it is
 * known, too, that the document between was another one of this touchpoint, which then was never left.
 *
 * A supporting signal: many people glance and return. Combine it with `when.previous`, which here is the page they fled
 * from, or with another trigger.
 */
export const quickBack: Trigger = ({ touchpoint, parameters: { withinMs = 7_000 } = {} }, fire, visit) => {
  const loadedAt = Date.now() - performance.now();
  let isHere = false;
  let leftAt = 0;
  /** When the visitor went back, and to which address: a router may draw what is there later. */
  let backAt = 0;
  let backTo: string;
  const noted = () => recall('sessionStorage', 'left') as Record<string, [at: number, from?: string | number]> | null;
  /** `from`: the place, where the document was left. */
  const note = (from?: string | number): void => {
    if (visit.remembers()) keep('sessionStorage', 'left', { ...noted(), [touchpoint]: [leftAt, from] });
  };
  const leave = (from?: string | number): void => {
    if (!isHere) return;
    isHere = false;
    leftAt = Date.now();
    note(from);
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
  /** Back in this document. A later one of this touchpoint has noted another place. */
  const returned = (at?: number): void => {
    if (isForward()) return;
    if (visit.remembers()) {
      const left = noted()?.[touchpoint];
      leftAt = left && (left[1] ?? place()) === place() ? left[0] : 0;
    }
    back(at);
  };
  visit.onArrive((at) => {
    if (at !== touchpoint) leave();
    // Who moves about in here has come back before, by a link.
    else if (isHere) leftAt = 0;
    isHere = at === touchpoint;
    if (location.href !== backTo) backAt = 0;
    judge();
  });
  onBack(() => back());
  listen('pagehide', () => leave(place()));
  listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && returned());
  /** Undefined until the browser says. */
  let isBack: boolean | undefined;
  /** Takes up what was left before this page was loaded, once it is known that the visitor came back, and consent is given. */
  const restore = (): void => {
    if (leftAt) note();
    else if (isBack) returned(loadedAt);
    // What is noted as a page is left comes too late for one in the cache.
    else if (isHere && isBack === false) note(place());
  };
  visit.onConsent(restore);
  observe<PerformanceNavigationTiming>('navigation', ({ type }) => {
    isBack = type === 'back_forward';
    restore();
  });
};

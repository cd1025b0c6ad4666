import { listen } from '@earful/client';
import { inFront } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

/** Scrolling is looked at once in this time, in milliseconds. */
const lookMs = 250;
/** What was in view from the start counts after this time, in milliseconds. */
const stayMs = 2_000;

/**
 * `percent` of the page (default 50, our own choice), from its top, has been in view. What is in view without scrolling
 * counts once the visitor has scrolled, or stayed for 2 s in front of it; so a page that fits the window is 100 % after 2 s. Once per
 * arrival at an address. Knows the scrolling of the page, not that of a box inside it.
 */
export const scrollDepth: Trigger = ({ touchpoint, parameters: { percent = 50 } = {} }, fire, visit) => {
  let isOpen = false;
  let timer: ReturnType<typeof setTimeout>;
  const look = (): void => {
    // The last pixel may be a fraction of one.
    const depth = (scrollY + innerHeight + 1) / document.documentElement.scrollHeight;
    if (!isOpen || depth * 100 < percent) return;
    isOpen = false;
    fire();
  };
  visit.onArrive((at) => {
    clearTimeout(timer);
    isOpen = at === touchpoint;
    inFront(() => (timer = setTimeout(look, stayMs)));
  });
  // Scroll cannot be cancelled, so no scrolling waits for this.
  listen('scroll', () => {
    if (!isOpen) return;
    clearTimeout(timer);
    timer = setTimeout(look, lookMs);
  });
};

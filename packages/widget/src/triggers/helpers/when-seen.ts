import { find } from './watch.js';

/**
 * How often the page is searched, in milliseconds. An observer of all changes would cost a busy page something with each of
 * them, in the middle of what the visitor does.
 */
const searchMs = 250;

/** What the page tells by this element, see marked-signals.ts. */
const saidBy = (element: Element): string =>
  element.getAttribute('data-earful-signal') + ' ' + element.getAttribute('data-earful-facts');

/**
 * Calls back once for each element, present or added later, that has been in view for `afterMs`: half of it, or as much as
 * fills half of the window. A tab in the background does not count.
 */
export const whenSeen = (selector: string, afterMs: number, handle: (element: Element) => unknown): void => {
  /** What waits in view. */
  const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>();
  /** What was seen, and what it said then. */
  const seen = new WeakMap<Element, string>();
  const wait = (element: Element): void => {
    const end = (): void => {
      if (document.hidden) return wait(element);
      seen.set(element, saidBy(element));
      handle(element);
    };
    timers.set(element, setTimeout(end, afterMs));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        if (seen.get(target) === saidBy(target)) continue;
        clearTimeout(timers.get(target));
        if (intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2) wait(target);
      }
    },
    { threshold: [0.1, 0.2, 0.3, 0.5] },
  );
  const search = (): void => {
    for (const element of find(selector)) {
      // A framework may use it again for something else. Otherwise observing one again changes nothing.
      if (seen.has(element) && seen.get(element) !== saidBy(element)) observer.unobserve(element);
      observer.observe(element);
    }
  };
  setInterval(search, searchMs);
  search();
};

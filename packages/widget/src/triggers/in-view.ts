import { find } from './watch.js';

/**
 * How often the page is searched, in milliseconds. An observer of all changes would cost a busy page something with each of
 * them, in the middle of what the visitor does.
 */
const searchMs = 250;

/**
 * Calls back once for each element, present or added later, that has been in view for `afterMs`: half of it, or as much as
 * fills half of the window. A tab in the background does not count.
 */
export const whenSeen = (selector: string, afterMs: number, handle: (element: Element) => unknown): void => {
  /** What waits in view; 0 once it was seen. */
  const timers = new WeakMap<Element, ReturnType<typeof setTimeout> | 0>();
  const wait = (element: Element): void => {
    const end = (): void => {
      if (document.hidden) return wait(element);
      timers.set(element, 0);
      handle(element);
    };
    timers.set(element, setTimeout(end, afterMs));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        const timer = timers.get(target);
        if (timer === 0) continue;
        clearTimeout(timer);
        if (intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 2) wait(target);
      }
    },
    { threshold: [0.1, 0.2, 0.3, 0.5] },
  );
  const search = (): void => {
    // Observing one again changes nothing.
    for (const element of find(selector)) observer.observe(element);
  };
  setInterval(search, searchMs);
  search();
};

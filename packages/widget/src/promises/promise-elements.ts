import { listen } from '@earful/client';

/** What the watch needs to know, and whom it tells. */
export interface PromiseElementsContext {
  /** The configured sentence in the visitor's language; undefined when there is no such promise. */
  statement(promiseId: string): string | undefined;
  /** The visitor has had the time to read it. */
  seen(promiseId: string, text: string): void;
}

/** Half of it in view for so long, in a tab that is in front: then it was seen. The viewability standard of advertising. */
const seenMs = 1_000;

/** Fills and watches every `<earful-promise>` of the page. */
export const watchPromiseElements = ({ statement, seen }: PromiseElementsContext) => {
  /** Every element on the page, with the timer of each that is in view. */
  const timers = new Map<Element, ReturnType<typeof setTimeout> | undefined>();
  /** What we wrote into each. */
  const filled = new WeakMap<Element, string>();
  const refOf = (element: Element): string => element.getAttribute('ref') ?? element.getAttribute('data-ref') ?? '';
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        clearTimeout(timers.get(target));
        const isInView = intersectionRatio >= 0.5 && !document.hidden;
        timers.set(target, isInView ? setTimeout(() => seen(refOf(target), target.textContent!), seenMs) : undefined);
      }
    },
    { threshold: 0.5 },
  );
  const forget = (element: Element): void => {
    clearTimeout(timers.get(element));
    timers.delete(element);
    sight.unobserve(element);
  };
  /** Looks at it as if it had just come. */
  const look = (element: Element): void => {
    forget(element);
    timers.set(element, undefined);
    sight.observe(element);
  };
  listen('visibilitychange', () => [...timers.keys()].forEach(look));
  return {
    forget,
    /** It came, or its promise is another one. */
    watch(element: Element): void {
      look(element);
      // A script that has just made it may be about to write into it.
      queueMicrotask(() => {
        const text = element.textContent!.trim();
        if (element.firstElementChild || (text && text !== filled.get(element))) return;
        filled.set(element, (element.textContent = statement(refOf(element)) ?? text));
      });
    },
  };
};

import { listen } from '@earful/client';

/** What the element needs to know, and whom it tells. */
export interface PromiseSurroundings {
  /** The configured sentence in the visitor's language; undefined when there is no such promise. */
  statement(promiseId: string): string | undefined;
  /** The visitor has had the time to read it. */
  seen(promiseId: string, text: string): void;
}

/** Half of it in view for so long, in a tab that is in front: then it was seen. The viewability standard of advertising. */
const seenMs = 1_000;

/**
 * Registers `<earful-promise ref="delivery-48h">`, which marks where a promise is made. Its text is what the visitor was
 * told; when it is empty, the configured sentence is put into it. Without script it is plain text. `data-ref` is the same
 * for frameworks that keep `ref` for themselves (React, Vue).
 */
export const defineEarfulPromise = ({ statement, seen }: PromiseSurroundings): void => {
  // A second copy of the script on the page finds it registered and leaves it.
  if (customElements.get('earful-promise')) return;
  /** Every element on the page, with the timer of each that is in view. */
  const timers = new Map<Element, ReturnType<typeof setTimeout> | undefined>();
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
  const refOf = (element: Element): string => element.getAttribute('ref') ?? element.getAttribute('data-ref') ?? '';
  /** Looks at it as if it had just come. */
  const watch = (element: Element): void => {
    forget(element);
    timers.set(element, undefined);
    sight.observe(element);
  };
  const forget = (element: Element): void => {
    clearTimeout(timers.get(element));
    timers.delete(element);
    sight.unobserve(element);
  };
  listen('visibilitychange', () => [...timers.keys()].forEach(watch));

  customElements.define(
    'earful-promise',
    class extends HTMLElement {
      static observedAttributes = ['ref', 'data-ref'];
      #filled = '';
      connectedCallback(): void {
        watch(this);
        // A script that has just made it may be about to write into it.
        queueMicrotask(() => {
          const text = this.textContent!.trim();
          if (!this.firstElementChild && (!text || text === this.#filled))
            this.textContent = this.#filled = statement(refOf(this)) ?? text;
        });
      }
      disconnectedCallback(): void {
        forget(this);
      }
      attributeChangedCallback(): void {
        if (this.isConnected) this.connectedCallback();
      }
    },
  );
};

import type { Trigger } from './trigger.js';
import { find } from './watch.js';

const lookMs = 1_000;

/**
 * The visitor waits longer than was quoted, or than `afterMs` when nothing was (default 60 s; surveys of hold times
 * differ widely). Waiting is a visible element that matches `selector` (default `[aria-busy=true],[data-earful-wait]`);
 * `data-earful-wait="90"` quotes 90 seconds. A tab in the background waits too. Once per wait: it ends when the element
 * goes, or stops matching.
 */
export const longWait: Trigger = (
  { touchpoint, parameters: { selector = '[aria-busy=true],[data-earful-wait]', afterMs = 60_000 } = {} },
  fire,
  visit,
) => {
  let waits = new Map<Element, number>();
  let timer: ReturnType<typeof setInterval>;
  const look = (): void => {
    const now = performance.now();
    const visible = find(selector).filter((element) => element.getClientRects().length);
    waits = new Map(visible.map((element) => [element, waits.get(element) ?? now]));
    for (const [element, since] of waits) {
      const quotedMs = Number((element as HTMLElement).dataset['earfulWait']) * 1_000;
      if (now - since <= (quotedMs || afterMs)) continue;
      waits.set(element, Infinity);
      fire();
    }
  };
  visit.onArrive((at) => {
    clearInterval(timer);
    if (at === touchpoint) timer = setInterval(look, lookMs);
    else waits.clear();
  });
};

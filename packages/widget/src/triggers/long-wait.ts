import { listen } from '@earful/client';
import { find } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

const lookMs = 1_000;

/**
 * The visitor waits longer than was said: `data-earful-wait="90"` quotes 90 seconds. Where nothing is quoted, longer than the
 * patience of the touchpoint, once it is known (learned from 30 waits on, F14); else than `afterMs` (default 60 s; surveys
 * of hold times differ widely). Waiting is a visible element that matches `selector` (default
 * `[aria-busy=true],[data-earful-wait]`). A tab in the background waits too. Once per wait: it ends when the element goes, or stops matching.
 */
export const longWait: Trigger = (
  { touchpoint, parameters: { selector = '[aria-busy=true],[data-earful-wait]', afterMs = 60_000 } = {} },
  fire,
  visit,
) => {
  const waits = new Map<Element, { since: number; asked?: boolean }>();
  let timer: ReturnType<typeof setInterval>;
  const end = (element: Element, left: boolean): void => {
    visit.waited(touchpoint, (performance.now() - waits.get(element)!.since) / 1_000, left);
    waits.delete(element);
  };
  const leave = (): void => {
    for (const element of waits.keys()) end(element, true);
  };
  const look = (): void => {
    const now = performance.now();
    const visible = find(selector).filter((element) => element.getClientRects().length);
    for (const element of waits.keys()) if (!visible.includes(element)) end(element, false);
    for (const element of visible) {
      const wait = waits.get(element) ?? { since: now };
      waits.set(element, wait);
      const seconds = +(element as HTMLElement).dataset['earfulWait']! || visit.patience(touchpoint)!;
      if (!wait.asked && now - wait.since > (seconds * 1_000 || afterMs)) {
        wait.asked = true;
        fire();
      }
    }
  };
  visit.onArrive((at) => {
    clearInterval(timer);
    if (at === touchpoint) timer = setInterval(look, lookMs);
    else leave();
  });
  listen('pagehide', leave);
};

/**
 * Script of a host whose clock is ahead, or behind: everything in the page reads it from `Date`. Timers and what the browser itself
 * stamps go by the real one. `clock.aheadMs` may change at any time.
 */
export const pageClock = (aheadMs: number): string => `(${String(installClock)})(${aheadMs});`;

function installClock(aheadMs: number): void {
  const clock = { aheadMs };
  const Real = Date;
  const now = (): number => Real.now() + clock.aheadMs;
  class Shifted extends Real {
    constructor(...given: []) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static override now = now;
  }
  Object.assign(window, { clock, Date: Shifted });
}

/** Runs in the page: from now on its clock is ahead by so much. */
export function setClock(aheadMs: number): void {
  (window as unknown as { clock: { aheadMs: number } }).clock.aheadMs = aheadMs;
}

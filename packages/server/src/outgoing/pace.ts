import { longestPauseMs } from './schedule.js';

/** Most attempts at one webhook at the same time. */
const maxAtOnce = 10;

/** People are told of what is urgent no more often than this, in milliseconds: what comes meanwhile is told together. */
const quietMs = 10_000;

/** How fast one destination is told, by one process. */
export interface Pace {
  /** May something be sent to it now, or something urgent? */
  allows(urgent: boolean): boolean;
  /** How many messages may be on their way at once; fewer after it has asked for a pause. */
  atOnce(): number;
  /** It asked for a pause, in milliseconds. */
  pause(waitMs: number): void;
  /** People have been told of something urgent. */
  rang(): void;
  /** A round is over. */
  next(): void;
}

export function createPace(now: () => number): Pace {
  let pausedToMs = 0;
  let quietToMs = 0;
  let most = maxAtOnce;
  /** Is this still to come? What is farther off than any pause was set while a clock was ahead. */
  const isAhead = (timeMs: number) => timeMs > now() && timeMs <= now() + longestPauseMs;
  return {
    allows: (urgent) => !isAhead(pausedToMs) && !(urgent && isAhead(quietToMs)),
    atOnce: () => most,
    pause(waitMs) {
      pausedToMs = now() + waitMs;
    },
    rang() {
      quietToMs = now() + quietMs;
    },
    next() {
      most = isAhead(pausedToMs) ? 1 : Math.min(maxAtOnce, 2 * most);
    },
  };
}

import type { Interval } from './interval.js';

/** What became of invitations that were seen. */
export interface Shown {
  shown: number;
  /** Answered and sent. */
  sent: number;
  /** Of those sent: worse than expected. May be fractional, where it is an estimate. */
  negative: number;
}

/**
 * F12: what silence could hide. Of all who were shown an invitation, the share who are unhappy lies somewhere between "only
 * those who said so" and "all who said nothing as well". No assumption is made about the silent.
 *
 * @returns undefined where nothing was shown: unknown, never 0
 */
export function silence({ shown, sent, negative }: Shown): Interval | undefined {
  if (shown <= 0) return undefined;
  // Reports can be lost: more may have been sent than were shown.
  const answered = Math.min(sent, shown);
  const unhappy = Math.min(negative, answered);
  return { low: unhappy / shown, high: (unhappy + shown - answered) / shown };
}

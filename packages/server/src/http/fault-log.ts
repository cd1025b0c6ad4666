import type { Log } from '../log.js';
import { createTally } from './tally.js';

/** While the store is down every request fails, and the disk may be full already. */
const sayEveryMs = 1_000;

interface FaultLogOptions {
  log: Log | undefined;
  /** Clock, in milliseconds since 1970. */
  now: () => number;
}

/**
 * Tells of trouble of our own: the first of a kind at once, then one a second at most, with how many `times` it came since.
 * A kind is what has failed, where, and with which kind of error.
 */
export function createFaultLog({ log, now }: FaultLogOptions) {
  const tally = createTally(now, sayEveryMs);
  return (what: string, error: unknown, where: Record<string, string> = {}): void => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const times = tally([what, ...Object.values(where), name].join(' '));
    if (times !== undefined) log?.('error', what, { ...where, error: name, message, times });
  };
}

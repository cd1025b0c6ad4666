import { inTime } from './in-time.js';
import { listen } from './listen.js';
import { Promise } from './natives.js';

const answerLimitMs = 2_000;

/**
 * Runs work, which must not reject, and tells it whether nobody else is at it: then others are kept out until it is done.
 * Resolves with it.
 */
export type FlushLock = (work: (isFree: unknown) => Promise<void>) => Promise<void>;

/**
 * Lets one tab at a time send, to save traffic; the store makes it correct. The lock is asked for only if it is free and
 * held only while work runs: a held lock costs the page its back/forward cache. Without a working lock, or when none answers
 * within 2 s, it counts as free. A page that is put away lets go of the lock while its work goes on.
 */
export const createFlushLock = (name: string): FlushLock => {
  let release: (() => void) | undefined;
  listen('pagehide freeze', () => release?.());
  return async (work) => {
    let begun: Promise<void> | undefined;
    const begin = (isFree: unknown) => (begun ??= work(isFree));
    try {
      await inTime(
        navigator.locks.request(name, { ifAvailable: true }, (lock) =>
          Promise.race([begin(lock), new Promise<void>((resolve) => (release = resolve))]),
        ),
        answerLimitMs,
      );
    } catch {
      // None, refused by policy, taken away, or late.
    }
    await begin(true);
  };
};

import { listen } from './listen.js';
import { Promise, setTimeout } from './natives.js';

const answerLimitMs = 2_000;

/** Runs work, which must not reject, and resolves when it is done or another sender is at it. */
export type FlushLock = (work: () => Promise<void>) => Promise<void>;

/**
 * Lets one tab at a time send, to save traffic; the store makes it correct. The lock is asked for only if it is free and
 * held only while work runs: a held lock costs the page its back/forward cache. After two refusals in a row, without a
 * working lock, or when none answers within 2 s, the work runs all the same. A page that is put away lets go of the lock
 * while its work goes on.
 */
export const createFlushLock = (name: string): FlushLock => {
  let refusals = 0;
  let release: (() => void) | undefined;
  listen('pagehide freeze', () => release?.());
  return (work) =>
    new Promise((done) => {
      let begun: Promise<void> | undefined;
      const begin = () => (begun ??= work().then(done));
      try {
        navigator.locks
          .request(name, { ifAvailable: true }, (lock) => {
            if (!lock && ++refusals < 3) return (begun = Promise.resolve(done()));
            refusals = 0;
            return Promise.race([begin(), new Promise<void>((resolve) => (release = resolve))]);
          })
          .catch(begin);
        setTimeout(begin, answerLimitMs);
      } catch {
        void begin();
      }
    });
};

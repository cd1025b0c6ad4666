import { Promise, setTimeout } from './natives.js';

const answerLimitMs = 2_000;

/**
 * Lets one tab at a time send, to save traffic; the store makes it correct. The lock is asked for only if it is free and
 * held only while `work` runs: a held lock costs the page its back/forward cache. After two refusals in a row, without a
 * working lock, or when none answers within 2 s, `work` runs all the same. `release` lets go of it while work goes on.
 */
export const createFlushLock = (name: string) => {
  let refusals = 0;
  let release = (): void => {};
  return {
    release: () => release(),
    /** @param work never rejects. Resolves when it is done, or when another tab is at it. */
    run: (work: () => Promise<void>): Promise<void> =>
      new Promise((done) => {
        let running: Promise<void> | undefined;
        const begin = (task = work) => (running ??= task().then(done));
        try {
          navigator.locks
            .request(name, { ifAvailable: true }, (lock) => {
              if (!lock && ++refusals < 3) return begin(async () => {});
              refusals = 0;
              return Promise.race([begin(), new Promise<void>((resolve) => (release = resolve))]);
            })
            .catch(() => begin());
          setTimeout(() => begin(), answerLimitMs);
        } catch {
          begin();
        }
      }),
  };
};

import type { Log } from '../log.js';
import type { Store } from '../store/store.js';
import { retain } from './retain.js';
import type { RetentionPeriods } from './retention-periods.js';

/** Calls `work` once a day, and stops when the function is called that is given back. */
export type Daily = (work: () => void) => () => void;

const dayMs = 24 * 3_600_000;

const everyDay: Daily = (work) => {
  const timer = setInterval(work, dayMs);
  timer.unref();
  return () => clearInterval(timer);
};

interface RetentionOptions {
  store: Store;
  periods: RetentionPeriods;
  log: Log;
  /** Default: a timer of the process. */
  daily?: Daily;
}

/**
 * Deletes what is over, now and once a day, and writes into the log how much of each kind. A day that fails is told, too, and
 * made up for by the next.
 *
 * @returns Stops it, and resolves when nothing is under way.
 */
export function startRetention({ store, periods, log, daily = everyDay }: RetentionOptions): () => Promise<void> {
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    try {
      const { counts, isCompact } = await retain(store, periods);
      log('info', 'retained', counts);
      if (!isCompact) log('warn', 'deleted text is still in the log of the database until nobody reads from it');
    } catch (error) {
      log('error', 'retention failed', { error: error instanceof Error ? error.message : String(error) });
    }
    running = undefined;
  }
  const begin = (): void => {
    running ??= run();
  };
  const stop = daily(begin);
  begin();
  return async () => {
    stop();
    await running;
  };
}

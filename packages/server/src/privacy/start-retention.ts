import { setTimeout } from 'node:timers/promises';
import type { Log } from '../log.js';
import type { Store } from '../store/store.js';
import { retain } from './retain.js';
import type { RetentionPeriods } from './retention-periods.js';

/** Calls `work` once a day, and stops when the function is called that is given back. */
export type Daily = (work: () => void) => () => void;

const dayMs = 24 * 3_600_000;

/** Of its time the receiver spends so much on this while it lasts: customers and staff go first. */
const share = 0.05;

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
  /** Waits so many milliseconds, or rejects when the signal says so. Default: a timer of the process. */
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const waitQuietly = (ms: number, signal: AbortSignal): Promise<unknown> =>
  setTimeout(ms, undefined, { signal, ref: false });

/**
 * Deletes what is over, now and once a day, in a small share of the time, and writes into the log how much of each kind. A day that
 * fails is told, too, and made up for by the next.
 *
 * @returns Stops it, and resolves when nothing is under way. What was left to do is done the next time.
 */
export function startRetention(options: RetentionOptions): () => Promise<void> {
  const { store, periods, log, daily = everyDay, wait = waitQuietly } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    try {
      const rest = (tookMs: number): Promise<unknown> => wait(tookMs / share - tookMs, signal);
      const { counts, isCompact } = await retain(store, periods, { rest });
      log('info', 'retained', counts);
      if (!isCompact) log('warn', 'deleted text is still in the log of the database until nobody reads from it');
    } catch (error) {
      if (!signal.aborted)
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
    ending.abort();
    await running;
  };
}

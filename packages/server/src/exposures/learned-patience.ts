import type { Waits } from '@earful/insight';
import { patienceLimit } from '@earful/insight';
import type { Log } from '../log.js';
import type { Store } from '../store/store.js';

/** Waits change slowly, and every page asks for the configuration. */
const lookEveryMs = 60_000;

/** The wait in seconds after which one in five has left, by touchpoint; only where enough waits were measured. */
export type LearnedPatience = ReadonlyMap<string, number>;

async function learn({ read }: Store): Promise<LearnedPatience> {
  const rows = await read.selectFrom('waits').select(['touchpoint_id', 'seconds', 'has_left', 'count']).execute();
  const byTouchpoint = new Map<string, Waits[]>();
  for (const { touchpoint_id: id, seconds, has_left, count } of rows) {
    const waits = byTouchpoint.get(id) ?? [];
    waits.push({ seconds, left: has_left === 1, count });
    byTouchpoint.set(id, waits);
  }
  const learned = new Map<string, number>();
  for (const [id, waits] of byTouchpoint) {
    const limit = patienceLimit(waits);
    // The configuration knows no patience of 0: who leaves within the first second has not waited.
    if (limit !== undefined) learned.set(id, Math.max(1, limit));
  }
  return learned;
}

/**
 * What the measured waits teach, looked up at most once a minute. While the store is in trouble, what was learned last
 * stands: pages need their configuration all the same.
 */
export function createLearnedPatience(store: Store, now: () => number, log?: Log): () => Promise<LearnedPatience> {
  let latest: Promise<LearnedPatience> = Promise.resolve(new Map());
  let lookedAtMs: number | undefined;

  return () => {
    const nowMs = now();
    if (lookedAtMs === undefined || Math.abs(nowMs - lookedAtMs) >= lookEveryMs) {
      lookedAtMs = nowMs;
      const before = latest;
      latest = learn(store).catch((error: unknown) => {
        log?.('error', 'waits not read', { message: error instanceof Error ? error.message : String(error) });
        return before;
      });
    }
    return latest;
  };
}

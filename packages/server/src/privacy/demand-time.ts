import { dayOf } from '../exposures/day-of.js';
import { knownTime, noteTime } from '../store/known-time.js';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';

const dayMs = 24 * 3_600_000;

/** A clock that is wrong is years away; a receiver that is run is never off for so long without anybody knowing. */
const doubtDays = 30;

const doubted = (message: string): StoreError => new StoreError('clock-doubted', message);

/**
 * Whether the clock may say what is over: a wrong one would delete everybody's words. It is believed as long as it is near to when it
 * was last believed, or when somebody says by a calendar what day it is.
 *
 * @param today A day such as `2026-02-10`, wherever on earth.
 * @throws StoreError `clock-doubted`.
 */
export async function demandTime(store: Store, nowMs: number, today?: string): Promise<void> {
  const clock = dayOf(nowMs);
  if (today !== undefined) {
    const apartMs = Math.abs(Date.parse(clock) - Date.parse(today));
    if (!(apartMs <= dayMs)) throw doubted(`The clock says ${clock}, not ${today}: nothing was deleted; set it right.`);
  } else {
    const known = await knownTime(store);
    if (known !== undefined && Math.abs(nowMs - Date.parse(known)) > doubtDays * dayMs)
      throw doubted(
        `The clock says ${clock}, but the database was last in use on ${dayOf(Date.parse(known))}, more than ${doubtDays} days away: nothing was deleted. Set the clock right; or if it is right, run earful retain --today YYYY-MM-DD, with the day of today.`,
      );
  }
  await store.write((db) => noteTime(db, new Date(nowMs).toISOString()));
}

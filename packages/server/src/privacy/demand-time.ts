import { dayOf } from '../exposures/day-of.js';
import { knownTime, noteDoubt, noteTime, readTimes } from '../store/known-time.js';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';

const dayMs = 24 * 3_600_000;

/** No further from when it was last believed, a clock is believed at once: a machine may well be off over a weekend. */
const nearMs = 3 * dayMs;

const doubted = (message: string): StoreError => new StoreError('clock-doubted', message);

/**
 * A clock that has leapt is either wrong or that of a receiver that was off. Nothing here tells the two apart, but people do: so it
 * is believed once it has gone on for as long as it had leapt, time enough to notice. Where another process has a clock that is
 * believed meanwhile, that counts, and the waiting begins anew.
 *
 * @returns When it will be, in milliseconds since 1970; undefined: it is, and that is noted.
 */
const doubtedTo = (store: Store, nowMs: number): Promise<number | undefined> =>
  store.write(async (db) => {
    const { believed, doubtedSince } = await readTimes(db);
    if (believed !== undefined && Math.abs(nowMs - believed) > nearMs) {
      const goneOnMs = nowMs - (doubtedSince ?? Infinity);
      const leapMs = Math.abs((doubtedSince ?? nowMs) - believed);
      // Gone back, or on for much longer than it has to: it has leapt again.
      const isSteady = goneOnMs >= 0 && goneOnMs <= 2 * leapMs + nearMs;
      if (!isSteady) await noteDoubt(db, nowMs);
      if (!isSteady) return nowMs + Math.abs(nowMs - believed);
      if (goneOnMs < leapMs) return nowMs - goneOnMs + leapMs;
    }
    await noteTime(db, nowMs);
    return undefined;
  });

/**
 * Whether the clock may say what is over: a wrong one would delete what is not. It is believed as long as it is near to when it was
 * last believed, once it has gone on for as long as it is away from then, or when somebody says by a calendar what day it is.
 *
 * @param today A day such as `2026-02-10`, wherever on earth.
 * @throws StoreError `clock-doubted`.
 */
export async function demandTime(store: Store, nowMs: number, today?: string): Promise<void> {
  const clock = dayOf(nowMs);
  if (today !== undefined) {
    const apartMs = Math.abs(Date.parse(clock) - Date.parse(today));
    if (!(apartMs <= dayMs)) throw doubted(`The clock says ${clock}, not ${today}: nothing was deleted; set it right.`);
    await store.write((db) => noteTime(db, nowMs));
    return;
  }
  const known = await knownTime(store);
  const toMs = await doubtedTo(store, nowMs);
  if (toMs !== undefined)
    throw doubted(
      `The clock says ${clock}, but the database was last in use on ${dayOf(known!)}: nothing was deleted. If the clock is wrong, set it right. If it is right, it is believed from ${dayOf(toMs)} on, or at once with earful retain --today YYYY-MM-DD, where that is the day of today.`,
    );
}

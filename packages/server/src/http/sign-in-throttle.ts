import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from './problem.js';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** Most failures that are answered as such within a minute: of one token or address, and of all together. */
const perKey = 10;
const ofAll = 300;

/** So many counters of each kind there are, whoever asks: keys that fall together share one, and none pushes another's out. */
const slots = 4_096;
/** More of them where a full one keeps somebody from signing in who may. */
const askSlots = 65_536;

/** Counts one more, and no further than it has to. */
function isAbove(counts: Uint8Array | Uint16Array, slot: number, limit: number): boolean {
  const count = Math.min(counts[slot]! + 1, limit + 1);
  counts[slot] = count;
  return count > limit;
}

/**
 * Counts sign-ins that failed, in a memory that does not grow. Tokens and addresses are never kept: a counter is found by their
 * hash under a salt of the day.
 */
export function createSignInThrottle(now: () => number) {
  const kinds = {
    token: new Uint8Array(slots),
    address: new Uint8Array(slots),
    asks: new Uint8Array(askSlots),
    all: new Uint16Array(1),
  };
  let salt = randomBytes(16);
  let saltedAt = now();
  let minute = -1;

  /** What is counted begins anew with each minute, and where it is counted with each day. */
  function turn(nowMs: number): void {
    if (nowMs - saltedAt >= dayMs) [salt, saltedAt] = [randomBytes(16), nowMs];
    const thisMinute = Math.floor(nowMs / minuteMs);
    if (thisMinute === minute) return;
    for (const counts of Object.values(kinds)) counts.fill(0);
    minute = thisMinute;
  }

  function refuse(nowMs: number): never {
    const seconds = Math.ceil(((minute + 1) * minuteMs - nowMs) / 1_000);
    throw new Refusal('too-many', { headers: { 'retry-after': String(seconds) } });
  }

  function slotOf(key: string, count = slots): number {
    return createHash('sha256').update(salt).update(key).digest().readUInt16BE() % count;
  }

  return {
    /**
     * Notes a failure. An address may be unknown.
     *
     * @throws Refusal `too-many`, with the seconds after which to try again, from the eleventh of a token or address in a minute on.
     */
    noteFailure({ token, address }: { token: string; address: string | undefined }): void {
      const nowMs = now();
      turn(nowMs);
      const counted = [
        isAbove(kinds.token, slotOf(token), perKey),
        address !== undefined && isAbove(kinds.address, slotOf(address), perKey),
        isAbove(kinds.all, 0, ofAll),
      ];
      if (counted.includes(true)) refuse(nowMs);
    },

    /**
     * Asks the sign-in provider in the name of somebody at this address, unless it has been asked in vain as often within the minute:
     * it would take us for whoever guesses.
     *
     * @throws Refusal `too-many`, or whatever `ask` rejects with.
     */
    async ask<T>(address: string | undefined, ask: () => Promise<T>): Promise<T> {
      if (address === undefined) return ask();
      const nowMs = now();
      turn(nowMs);
      if (kinds.asks[slotOf(address, askSlots)]! >= perKey) refuse(nowMs);
      try {
        return await ask();
      } catch (error) {
        isAbove(kinds.asks, slotOf(address, askSlots), perKey);
        throw error;
      }
    },
  };
}

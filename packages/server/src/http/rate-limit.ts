import { hash, randomBytes } from 'node:crypto';

/** A bucket holds what runs in during this time, in milliseconds. */
const depthMs = 60_000;
const dayMs = 24 * 3_600_000;

/** Keys that are remembered at once, and how many of them share a set: 12 bytes each, 800 kB altogether, for ever. */
const slots = 65_536;
const ways = 8;

interface RateLimitOptions {
  /** Clock, in milliseconds since 1970. */
  now: () => number;
  /** So many random bytes: the salt of a day. Default: the platform's. */
  random?: (count: number) => Uint8Array;
}

export interface Taken {
  /** How long to wait until there is one to take, in milliseconds; 0 when it was taken. */
  waitMs: number;
  /** How much of the bucket is left, from 0 to 1. */
  left: number;
}

/** Takes one, if more is left than `reserve`. `fullAtMs` is the moment at which the bucket will be full again. */
function takeFrom(fullAtMs: number, perMinute: number, nowMs: number, reserve = 0): Taken & { fullAtMs: number } {
  // Further ahead than a whole bucket it is only if the clock was set back.
  const knownMs = Math.min(Math.max(fullAtMs, nowMs), nowMs + depthMs);
  const nextMs = knownMs + depthMs / perMinute;
  const waitMs = Math.max(0, nextMs - nowMs - depthMs * (1 - reserve));
  const keptMs = waitMs > 0 ? knownMs : nextMs;
  return { fullAtMs: keptMs, waitMs, left: 1 - (keptMs - nowMs) / depthMs };
}

/**
 * Token buckets by key, in a table that never grows. A bucket is one number, the moment at which it is full again (the generic
 * cell rate algorithm), so that nothing has to run to fill it.
 *
 * Which keys share a set is known only with the salt, which changes every day and is kept in memory alone. A key that finds its
 * set taken replaces the fullest bucket there, of which least is forgotten. So nobody can wash an empty bucket out: whoever
 * would have to spend eight others as empty first, and those would have served them as well.
 *
 * Libraries that limit rates keep a map without a bound, or one that forgets whoever came longest ago, which is what a flood of
 * made-up addresses uses to be forgotten.
 */
export function createRateLimit({ now, random = randomBytes }: RateLimitOptions) {
  const prints = new Uint32Array(slots);
  const fullAt = new Float64Array(slots);
  let totalFullAt = 0;
  let salt: string;
  let day: number | undefined;

  function slotOf(key: string, nowMs: number): number {
    const today = Math.floor(nowMs / dayMs);
    if (today !== day) {
      day = today;
      salt = Buffer.from(random(32)).toString('hex');
      fullAt.fill(0);
    }
    const digest = hash('sha256', salt + key, 'buffer');
    const print = digest.readUInt32LE(0);
    const first = (digest.readUInt32LE(4) % (slots / ways)) * ways;
    let slot = first;
    for (let other = first; other < first + ways; other += 1) {
      if (prints[other] === print) return other;
      if (fullAt[other]! < fullAt[slot]!) slot = other;
    }
    prints[slot] = print;
    fullAt[slot] = 0;
    return slot;
  }

  return {
    /** Takes one from the bucket of this key, if there is one. */
    take(key: string, perMinute: number): Taken {
      const nowMs = now();
      const slot = slotOf(key, nowMs);
      const taken = takeFrom(fullAt[slot]!, perMinute, nowMs);
      fullAt[slot] = taken.fullAtMs;
      return taken;
    },

    /**
     * The same of the one bucket that all share.
     *
     * @param reserve How much of it is left to others, from 0 to 1.
     */
    takeOfAll(perMinute: number, reserve = 0): Taken {
      const taken = takeFrom(totalFullAt, perMinute, now(), reserve);
      totalFullAt = taken.fullAtMs;
      return taken;
    },
  };
}
export type RateLimit = ReturnType<typeof createRateLimit>;

import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { Refusal } from '../refusal.js';
import type { Tables } from './tables.js';

/** What was found holds for so long, in milliseconds: whoever watches may ask often. */
const restMs = 3_000;

/** The largest critique takes twice as much. */
const roomBytes = 64 * 1_024;

/** Writes as much as the largest critique, which no engine can make smaller, and leaves nothing behind: smaller writes find room where larger ones have failed. */
export async function takeRoom(db: Transaction<Tables>): Promise<void> {
  const name = 'room';
  await db
    .insertInto('shared_keys')
    .values({ name, value: randomBytes(roomBytes).toString('hex') })
    .execute();
  await db.deleteFrom('shared_keys').where('name', '=', name).execute();
}

/**
 * Knows whether writes succeed. Reading tells nothing of it: on a full disk, or behind a server that only reads, everything but
 * writing goes well. So one that failed is remembered, until one of our own succeeds; another's may have found that there was nothing
 * to write.
 *
 * @param tryToWrite Rejects as a customer's write would.
 */
export function createWriteCheck(tryToWrite: () => Promise<unknown>, nowMs = (): number => performance.now()) {
  let isDoubted = false;
  let last: Promise<unknown> | undefined;
  let restsUntilMs = -Infinity;

  async function check(): Promise<void> {
    try {
      await tryToWrite();
      isDoubted = false;
    } finally {
      restsUntilMs = nowMs() + restMs;
    }
  }

  return {
    /** The same write, whose end is remembered. A refusal is of whoever asked, and no fault of the store. */
    async watch<T>(write: Promise<T>): Promise<T> {
      try {
        return await write;
      } catch (error) {
        if (!(error instanceof Refusal)) isDoubted = true;
        throw error;
      }
    },

    /** @throws whatever the write of our own rejected with. */
    async demand(): Promise<void> {
      if (!isDoubted) return;
      if (nowMs() >= restsUntilMs) {
        restsUntilMs = Infinity;
        last = check();
      }
      await last;
    },
  };
}

import type { Transaction } from 'kysely';
import { Refusal } from '../refusal.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import type { Arrival, Kept } from './keep-critique.js';
import { keepCritique, keepNew } from './keep-critique.js';

/** Most critiques in one statement: engines count the values in it, and a revision has forty. */
const maxTogether = 128;

/**
 * Most that is held in memory until the disk has it, in critiques and in bytes of their text: a disk that stands still would
 * otherwise fill the memory, and what everybody waits for would be lost with the process. Devices keep what is refused.
 */
const room = { critiques: 10_000, bytes: 32 * 1_024 * 1_024 };

interface Waiting {
  arrival: Arrival;
  settle: (kept: Promise<Kept>) => void;
}

async function keepAll(db: Transaction<Tables>, arrivals: readonly Arrival[]): Promise<Kept[]> {
  const fresh = await keepNew(db, arrivals);
  const kept: Kept[] = [];
  for (const arrival of arrivals) {
    const { receivedAt, readBy = null, answerBy = null } = arrival;
    kept.push(
      fresh.has(arrival) ? { outcome: 'stored', receivedAt, readBy, answerBy } : await keepCritique(db, arrival),
    );
  }
  return kept;
}

/**
 * Keeps what arrives in the same turn with few statements, because a statement for each row of each critique is most of what
 * there is to pay, above all over a network. If they cannot be kept together, each is kept for itself.
 *
 * @throws Refusal `unavailable` when too many wait already.
 */
export function createKeeper(store: Store): (arrival: Arrival) => Promise<Kept> {
  const waiting: Waiting[] = [];
  const held = { critiques: 0, bytes: 0 };

  const alone = (arrival: Arrival): Promise<Kept> => store.write((db) => keepCritique(db, arrival));

  async function keepWaiting(): Promise<void> {
    let group: Waiting[] | undefined;
    try {
      const kept = await store.write((db) => {
        // The engine may ask to run it again.
        group ??= waiting.splice(0, maxTogether);
        return keepAll(
          db,
          group.map(({ arrival }) => arrival),
        );
      });
      for (const [index, { settle }] of group!.entries()) settle(Promise.resolve(kept[index]!));
    } catch (error) {
      group ??= waiting.splice(0, maxTogether);
      for (const { arrival, settle } of group)
        settle(group.length > 1 ? alone(arrival) : Promise.reject(error as Error));
    }
  }

  const keep = (arrival: Arrival): Promise<Kept> =>
    new Promise((settle) => {
      waiting.push({ arrival, settle });
      if (waiting.length % maxTogether === 1) void keepWaiting();
    });

  return async (arrival) => {
    const bytes = Buffer.byteLength(arrival.body);
    if (held.critiques >= room.critiques || held.bytes + bytes > room.bytes) throw new Refusal('unavailable');
    held.critiques += 1;
    held.bytes += bytes;
    try {
      return await keep(arrival);
    } finally {
      held.critiques -= 1;
      held.bytes -= bytes;
    }
  };
}

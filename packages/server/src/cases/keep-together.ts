import type { Transaction } from 'kysely';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import type { Arrival, Kept } from './keep-critique.js';
import { keepCritique, keepNew } from './keep-critique.js';

/** Most critiques in one statement: engines count the values in it, and a revision has forty. */
const maxTogether = 128;

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
 */
export function createKeeper(store: Store): (arrival: Arrival) => Promise<Kept> {
  const waiting: Waiting[] = [];

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

  return (arrival) =>
    new Promise((settle) => {
      waiting.push({ arrival, settle });
      if (waiting.length % maxTogether === 1) void keepWaiting();
    });
}

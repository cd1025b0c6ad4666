import type { Selectable } from 'kysely';
import type { Store } from '../store/store.js';
import type { DeliveriesTable, Tables } from '../store/tables.js';

type Attempt = Selectable<Tables['delivery_attempts']>;

/** A delivery in the log. */
export interface LoggedDelivery extends Selectable<DeliveriesTable> {
  log: Attempt[];
}

/** Most deliveries listed. */
const maxListed = 200;

/** Deliveries that have not arrived, newest first, with every attempt: when, how it ended, how long it took. */
export async function undelivered(store: Store): Promise<LoggedDelivery[]> {
  const rows = await store.read
    .selectFrom('deliveries')
    .selectAll()
    .where('state', 'in', ['dead', 'waiting'])
    .where('attempts', '>', 0)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(maxListed)
    .execute();
  if (rows.length === 0) return [];
  const attempts = await store.read
    .selectFrom('delivery_attempts')
    .selectAll()
    .where(
      'delivery_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('attempt')
    .execute();
  return rows.map((row) => ({ ...row, log: attempts.filter((one) => one.delivery_id === row.id) }));
}

/**
 * Sends again what was given up, or at once what waits for its next attempt, with a whole schedule of attempts before it; what
 * has arrived only if its id is named. A destination that had answered that it is gone is told again from now on.
 *
 * @param which Id of a delivery or of a destination.
 * @returns How many.
 */
export function sendAgain(store: Store, which: string): Promise<number> {
  const now = new Date(store.now()).toISOString();
  return store.write(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set({ state: 'waiting', due_at: now, tries: 0, finished_at: null })
      .where((where) =>
        where.or([
          where('id', '=', which),
          where.and([where('destination_id', '=', which), where('state', 'in', ['dead', 'waiting'])]),
        ]),
      )
      .where('lease_until', 'is', null)
      .executeTakeFirst();
    await db
      .updateTable('destinations')
      .set({ disabled_at: null })
      .where((where) =>
        where.or([
          where('id', '=', which),
          where('id', 'in', (inner) => inner.selectFrom('deliveries').select('destination_id').where('id', '=', which)),
        ]),
      )
      .execute();
    return Number(numUpdatedRows);
  });
}

import type { Selectable, Transaction } from 'kysely';
import { noteChange } from '../staff/audit.js';
import type { Store } from '../store/store.js';
import type { DeliveriesTable, Tables } from '../store/tables.js';

type Attempt = Selectable<Tables['delivery_attempts']>;

/** A delivery in the log. */
export interface LoggedDelivery extends Selectable<DeliveriesTable> {
  /** Of the critique that it is about; null for a digest. */
  reference: string | null;
  log: Attempt[];
}

/** Most deliveries listed. */
const maxListed = 200;

/** Deliveries that have not arrived, newest first, with every attempt: when, how it ended, how long it took. */
export async function undelivered(store: Pick<Store, 'read'>): Promise<LoggedDelivery[]> {
  const rows = await store.read
    .selectFrom('deliveries')
    .leftJoin('cases', 'cases.id', 'deliveries.case_id')
    .leftJoin('critiques', 'critiques.id', 'cases.critique_id')
    .selectAll('deliveries')
    .select('critiques.reference')
    .where('deliveries.state', 'in', ['dead', 'waiting'])
    .where('deliveries.attempts', '>', 0)
    .orderBy('deliveries.created_at', 'desc')
    .orderBy('deliveries.id')
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

/** How much was given up, and how much is tried again. */
export async function countUndelivered(store: Store): Promise<Record<'given_up' | 'retried', number>> {
  const rows = await store.read
    .selectFrom('deliveries')
    .select(['state', (count) => count.fn.countAll().as('count')])
    .where('state', 'in', ['dead', 'waiting'])
    .where('attempts', '>', 0)
    .groupBy('state')
    .execute();
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { given_up: of('dead'), retried: of('waiting') };
}

interface Again {
  /** Id of a delivery or of a destination. */
  which: string;
  /** Who of the staff wants it; null: the command line. */
  actorId: string | null;
  /** ISO 8601. */
  at: string;
}

/** {@link sendAgain}, in a transaction of whoever asks. */
export async function sendAgainIn(db: Transaction<Tables>, { which, actorId, at }: Again): Promise<number | undefined> {
  const again = await db
    .updateTable('deliveries')
    .set({ state: 'waiting', due_at: at, tries: 0, finished_at: null })
    .where((where) =>
      where.or([
        where('id', '=', which),
        where.and([where('destination_id', '=', which), where('state', 'in', ['dead', 'waiting'])]),
      ]),
    )
    .where('lease_until', 'is', null)
    .returning('destination_id')
    .execute();
  const enabled = await db
    .updateTable('destinations')
    .set({ disabled_at: null })
    .where('disabled_at', 'is not', null)
    .where((where) =>
      where.or([
        where('id', '=', which),
        where('id', 'in', (inner) => inner.selectFrom('deliveries').select('destination_id').where('id', '=', which)),
      ]),
    )
    .returning('id')
    .execute();
  // All are of one destination.
  const destinationId = again[0]?.destination_id ?? enabled[0]?.id;
  if (destinationId === undefined) return undefined;
  await noteChange(db, { actorId, action: 'sentAgain', objectId: destinationId, at });
  return again.length;
}

/**
 * Sends again what was given up, or at once what waits for its next attempt, with a whole schedule of attempts before it; what
 * has arrived only if its id is named. A destination that had answered that it is gone is told again from now on.
 *
 * @param which Id of a delivery or of a destination.
 * @param actorId Who of the staff wants it; null: the command line.
 * @returns How many deliveries; undefined: there is nothing of that name to be told again.
 */
export const sendAgain = (store: Store, which: string, actorId: string | null = null): Promise<number | undefined> =>
  store.write((db) => sendAgainIn(db, { which, actorId, at: new Date(store.now()).toISOString() }));

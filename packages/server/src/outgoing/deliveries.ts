import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Store } from '../store/store.js';
import type { DeliveriesTable, Tables } from '../store/tables.js';
import type { Outcome } from './post.js';
import { waitAfter } from './schedule.js';

export type Delivery = Selectable<DeliveriesTable>;

/**
 * How long a process has a delivery to itself, in milliseconds: far longer than an attempt may take, and the clocks of two
 * processes may differ. What one leaves behind when it is killed is sent by another after that time.
 */
const leaseMs = 120_000;

/** How long what is finished stays in the log. */
const keepDays = 30;

const iso = (timeMs: number) => new Date(timeMs).toISOString();

/** No wait between two attempts is longer, in milliseconds, nor does a digest gather for longer. */
const longestWaitMs = 27 * 3_600_000;

/**
 * Waiting, its time has come, and no process is at it. A time that is farther off than any of ours can be was written while a
 * clock was ahead: it would keep silent until then what is due now.
 */
const isDue = (timeMs: number) => (where: ExpressionBuilder<Tables, 'deliveries'>) =>
  where.and([
    where('state', '=', 'waiting'),
    where.or([where('due_at', '<=', iso(timeMs)), where('due_at', '>', iso(timeMs + longestWaitMs))]),
    where.or([
      where('lease_until', 'is', null),
      where('lease_until', '<=', iso(timeMs)),
      where('lease_until', '>', iso(timeMs + 2 * leaseMs)),
    ]),
  ]);

/** The deliveries of a store: which are due, who has them, what became of them. */
export function createDeliveries(store: Store, now: () => number, random: () => number) {
  return {
    /** Which of these destinations have something due. */
    async dueOf(ids: readonly string[]): Promise<string[]> {
      const rows = await store.read
        .selectFrom('deliveries')
        .select('destination_id')
        .distinct()
        .where('destination_id', 'in', ids)
        .where(isDue(now()))
        .execute();
      return rows.map((row) => row.destination_id);
    },

    /** Takes what is due of one destination, urgent ones first. No other process gets it before the lease ends. */
    claim: (destinationId: string, limit: number): Promise<Delivery[]> =>
      store.write(async (db) => {
        const time = now();
        const due = await db
          .selectFrom('deliveries')
          .select('id')
          .where('destination_id', '=', destinationId)
          .where(isDue(time))
          .orderBy((order) => order.case().when('kind', '=', 'urgent').then(0).else(1).end())
          .orderBy('due_at')
          .orderBy('first_sequence')
          .limit(limit)
          .execute();
        if (due.length === 0) return [];
        return db
          .updateTable('deliveries')
          .set((set) => ({
            lease_until: iso(time + leaseMs),
            attempts: set('attempts', '+', 1),
            tries: set('tries', '+', 1),
          }))
          .where(
            'id',
            'in',
            due.map(({ id }) => id),
          )
          .returningAll()
          .execute();
      }),

    /** Notes what became of an attempt, and when the next one is. Undefined: nothing was left to tell. */
    settle: (delivery: Delivery, outcome: Outcome | undefined, startedMs: number): Promise<Delivery['state']> =>
      store.write(async (db) => {
        const time = now();
        const wait = waitAfter(delivery.tries, random());
        const isOver = outcome?.gone === true || wait === undefined;
        const state = !outcome ? 'void' : outcome.delivered ? 'sent' : isOver ? 'dead' : 'waiting';
        const status = outcome?.status ?? 'nothing left';
        await db
          .updateTable('deliveries')
          .set({
            state,
            status,
            lease_until: null,
            ...(state === 'waiting' ? { due_at: iso(time + wait!) } : { finished_at: iso(time) }),
          })
          .where('id', '=', delivery.id)
          // Whoever came too late, after the lease, has nothing to say any more, unless it has brought it there.
          .$if(state !== 'sent', (query) => query.where('lease_until', '=', delivery.lease_until))
          .execute();
        await db
          .insertInto('delivery_attempts')
          .values({
            delivery_id: delivery.id,
            attempt: delivery.attempts,
            at: iso(startedMs),
            status,
            took_ms: Math.max(0, time - startedMs),
          })
          .execute();
        if (outcome?.gone) {
          await db
            .updateTable('destinations')
            .set({ disabled_at: iso(time) })
            .where('id', '=', delivery.destination_id)
            .execute();
          await db
            .updateTable('deliveries')
            .set({ state: 'dead', status: 'destination gone', finished_at: iso(time), lease_until: null })
            .where('destination_id', '=', delivery.destination_id)
            .where('state', '=', 'waiting')
            .where('lease_until', 'is', null)
            .execute();
        }
        return state;
      }),

    /** Forgets what was finished long ago. */
    async prune(): Promise<void> {
      const before = iso(now() - keepDays * 86_400_000);
      const old = await store.read
        .selectFrom('deliveries')
        .select('id')
        .where('finished_at', '<', before)
        .limit(500)
        .execute();
      if (old.length === 0) return;
      const ids = old.map(({ id }) => id);
      await store.write((db) => db.deleteFrom('deliveries').where('id', 'in', ids).execute());
    },
  };
}

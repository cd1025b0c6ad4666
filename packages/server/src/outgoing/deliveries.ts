import type { ExpressionBuilder, Selectable, Transaction } from 'kysely';
import type { Store } from '../store/store.js';
import type { DeliveriesTable, Tables } from '../store/tables.js';
import type { Outcome } from './post.js';
import { longestPauseMs, waitAfter } from './schedule.js';

export type Delivery = Selectable<DeliveriesTable>;

/** Deliveries that one message tells: urgent ones that people hear of together, or one of any kind. */
export type Together = readonly [Delivery, ...Delivery[]];

/**
 * How long a process has a delivery to itself, in milliseconds: far longer than an attempt may take, and the clocks of two
 * processes may differ. What one leaves behind when it is killed is sent by another after that time.
 */
const leaseMs = 120_000;

/** So often a destination may say "later"; after that it has failed. */
const maxPutOff = 100;

/** People are told of what is urgent no more often than this, in milliseconds: what comes meanwhile is told together. */
const quietMs = 10_000;

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

const leaveAlone = (
  db: Transaction<Tables>,
  id: string,
  until: Partial<Pick<Tables['destinations'], 'paused_until' | 'quiet_until'>>,
) => db.updateTable('destinations').set(until).where('id', '=', id).execute();

/**
 * May it be sent to its destination now? What is farther off than any pause was written while a clock was ahead.
 */
const isOpen = (timeMs: number) => (where: ExpressionBuilder<Tables, 'deliveries' | 'destinations'>) => {
  const isOver = (column: 'paused_until' | 'quiet_until') =>
    where.or([
      where(column, 'is', null),
      where(column, '<=', iso(timeMs)),
      where(column, '>', iso(timeMs + longestPauseMs)),
    ]);
  return where.and([isOver('paused_until'), where.or([where('kind', '<>', 'urgent'), isOver('quiet_until')])]);
};

/** The deliveries of a store: which are due, who has them, what became of them. */
export function createDeliveries(store: Store, now: () => number, random: () => number) {
  return {
    /** Which of these destinations are to be told something now. */
    dueOf: async (ids: readonly string[]): Promise<Set<string>> => {
      const rows = await store.read
        .selectFrom('deliveries')
        .innerJoin('destinations', 'destinations.id', 'deliveries.destination_id')
        .select('destination_id')
        .distinct()
        .where('destination_id', 'in', ids)
        .where(isDue(now()))
        .where(isOpen(now()))
        .execute();
      return new Set(rows.map((row) => row.destination_id));
    },

    /**
     * Takes what is due of one destination, the oldest first. No other process gets it before the lease ends, nor anything else
     * that is urgent there before it is clear whether people have been rung.
     *
     * @param urgent What is urgent, as far as it was tried equally often, so that it stays together; or all the rest.
     */
    claim: (destinationId: string, limit: number, urgent: boolean): Promise<Delivery[]> =>
      store.write(async (db) => {
        const time = now();
        const due = await db
          .selectFrom('deliveries')
          .innerJoin('destinations', 'destinations.id', 'deliveries.destination_id')
          .select(['deliveries.id', 'tries'])
          .where('destination_id', '=', destinationId)
          .where('kind', urgent ? '=' : '<>', 'urgent')
          .where(isDue(time))
          .where(isOpen(time))
          .orderBy('due_at')
          .orderBy('first_sequence')
          .limit(limit)
          .execute();
        if (due.length === 0) return [];
        if (urgent) await leaveAlone(db, destinationId, { quiet_until: iso(time + quietMs) });
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
            due.filter(({ tries }) => !urgent || tries === due[0]!.tries).map(({ id }) => id),
          )
          .returningAll()
          .execute();
      }),

    /** Notes what became of an attempt, and when the next one is. Undefined: nothing was left to tell. */
    settle: (together: Together, outcome: Outcome | undefined, startedMs: number): Promise<Delivery['state']> =>
      store.write(async (db) => {
        const time = now();
        const ids = together.map(({ id }) => id);
        const [{ kind, tries, destination_id: destinationId, lease_until: lease }] = together;
        const isPutOff = outcome?.waitMs !== undefined && together.every((one) => one.attempts - one.tries < maxPutOff);
        const wait = isPutOff ? outcome.waitMs : waitAfter(tries, random(), outcome?.waitsMs);
        const isOver = outcome?.gone === true || wait === undefined;
        const state = !outcome ? 'void' : outcome.delivered ? 'sent' : isOver ? 'dead' : 'waiting';
        const status = outcome?.status ?? 'nothing left';
        await db
          .updateTable('deliveries')
          .set({
            state,
            status,
            lease_until: null,
            ...(isPutOff ? { tries: tries - 1 } : {}),
            ...(state === 'waiting' ? { due_at: iso(time + wait!) } : { finished_at: iso(time) }),
          })
          .where('id', 'in', ids)
          // Whoever came too late, after the lease, has nothing to say any more, unless it has brought it there.
          .$if(state !== 'sent', (query) => query.where('lease_until', '=', lease))
          .execute();
        // Whatever was erased meanwhile has no log.
        const rows = await db.selectFrom('deliveries').select('id').where('id', 'in', ids).execute();
        const kept = together.filter((one) => rows.some(({ id }) => id === one.id));
        const log = { at: iso(startedMs), status, took_ms: Math.max(0, time - startedMs) };
        if (kept.length > 0)
          await db
            .insertInto('delivery_attempts')
            .values(kept.map(({ id, attempts }) => ({ delivery_id: id, attempt: attempts, ...log })))
            .execute();
        if (outcome?.waitMs !== undefined)
          await leaveAlone(db, destinationId, { paused_until: iso(time + outcome.waitMs) });
        if (kind === 'urgent')
          await leaveAlone(db, destinationId, { quiet_until: state === 'sent' ? iso(time + quietMs) : null });
        if (outcome?.gone) {
          await db
            .updateTable('destinations')
            .set({ disabled_at: iso(time) })
            .where('id', '=', destinationId)
            .execute();
          await db
            .updateTable('deliveries')
            .set({ state: 'dead', status: 'destination gone', finished_at: iso(time), lease_until: null })
            .where('destination_id', '=', destinationId)
            .where('state', '=', 'waiting')
            .where('lease_until', 'is', null)
            .execute();
        }
        return state;
      }),
  };
}

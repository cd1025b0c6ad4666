import { randomUUID } from 'node:crypto';
import { digestMoment, urgency } from '@earful/insight';
import type { UrgentReason } from '@earful/insight';
import type { Insertable, Kysely, Transaction } from 'kysely';
import { latestOfCases } from '../cases/case-rows.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Store } from '../store/store.js';
import type { DeliveriesTable, Tables } from '../store/tables.js';
import type { Destination } from './destinations.js';
import { covers, isHuman } from './destinations.js';

/** Most outgoing rows looked at together, so that no transaction holds up the write path. */
const pageSize = 200;

interface FollowOptions {
  store: Store;
  site: SiteDirectory;
  destinations: readonly Destination[];
  /** IANA name; whose mornings. */
  timeZone: string;
}

/** Outgoing rows after a number, each with the revision that people see now. */
const rowsAfter = (db: Kysely<Tables>, sequence: number) =>
  latestOfCases(db)
    .innerJoin('outgoing', 'outgoing.case_id', 'cases.id')
    .leftJoin('contacts', 'contacts.critique_id', 'critiques.id')
    .select(['outgoing.sequence', 'outgoing.kind', 'outgoing.case_id', 'outgoing.created_at'])
    .select(['critiques.id as critique_id', 'critiques.sample', 'critiques.withdrawn_at', 'critiques.received_at'])
    .select(['revisions.touchpoint_id', 'revisions.severity', 'revisions.disconfirmation'])
    .select(['revisions.promise_id', 'revisions.facts', 'contacts.email', 'contacts.phone'])
    .where('outgoing.sequence', '>', sequence)
    .orderBy('outgoing.sequence')
    .limit(pageSize)
    .execute();
type Row = Awaited<ReturnType<typeof rowsAfter>>[number];

/** Most critiques of one address that are looked at: nobody has more, but for whoever floods, and all would wait for it. */
const mostOfOne = 1_000;

/** Does an earlier critique of whoever left this address tell of a failure? */
async function wasFailedBefore(db: Kysely<Tables>, row: Row): Promise<boolean> {
  const { email, phone } = row;
  if (email === null && phone === null) return false;
  const known = await db
    .selectFrom((select) =>
      select
        .selectFrom('contacts')
        .select('contacts.critique_id')
        .where((where) =>
          where.or([
            ...(email === null ? [] : [where(where.fn<string>('lower', ['contacts.email']), '=', email.toLowerCase())]),
            ...(phone === null ? [] : [where('contacts.phone', '=', phone)]),
          ]),
        )
        .limit(mostOfOne)
        .as('own'),
    )
    .innerJoin('critiques', 'critiques.id', 'own.critique_id')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.critique_id', '=', 'critiques.id')
        .onRef('revisions.revision', '=', 'critiques.latest_revision'),
    )
    .select('critiques.id')
    .where('critiques.id', '!=', row.critique_id)
    .where('critiques.received_at', '<=', row.received_at)
    .where('critiques.sample', '=', 0)
    .where((where) =>
      where.or([where('revisions.disconfirmation', 'is', null), where('revisions.disconfirmation', '<', 0)]),
    )
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}

/** The host page said so with the signal. */
const saysTimeCritical = (facts: string | null): boolean =>
  facts !== null && (JSON.parse(facts) as Record<string, unknown>)['timeCritical'] === true;

async function urgencyOf(db: Kysely<Tables>, site: SiteDirectory, row: Row): Promise<UrgentReason | undefined> {
  if ((row.kind !== 'received' && row.kind !== 'revised') || row.withdrawn_at !== null) return undefined;
  const { severity, disconfirmation, promise_id: promiseId } = row;
  return urgency({
    severity: severity ?? undefined,
    disconfirmation: disconfirmation ?? undefined,
    timeCriticalPromise: promiseId !== null && (site.isTimeCritical(promiseId) || saysTimeCritical(row.facts)),
    failedBefore: await wasFailedBefore(db, row),
  });
}

/** A delivery that nobody has begun to send. */
const fresh = (
  destination: Destination,
  row: Row,
  more: Pick<Insertable<DeliveriesTable>, 'topic' | 'kind'> & Partial<Insertable<DeliveriesTable>>,
): Insertable<DeliveriesTable> => ({
  id: `msg_${randomUUID()}`,
  destination_id: destination.id,
  reason: null,
  case_id: row.case_id,
  first_sequence: row.sequence,
  last_sequence: row.sequence,
  created_at: row.created_at,
  state: 'waiting',
  due_at: row.created_at,
  lease_until: null,
  attempts: 0,
  tries: 0,
  status: null,
  finished_at: null,
  ...more,
});

/** What one destination is told of one row, if anything. */
function deliveryOf(
  destination: Destination,
  row: Row,
  reason: UrgentReason | undefined,
  timeZone: string,
): Insertable<DeliveriesTable> | undefined {
  const { kind } = row;
  // Nobody is told of invented history, nor of what is set aside: once somebody has vouched for it, it is received anew.
  if (row.sample === 1 || kind === 'doubted' || !covers(destination, row.touchpoint_id)) return undefined;
  if (!isHuman(destination)) return fresh(destination, row, { topic: String(row.sequence), kind });
  if (reason) return fresh(destination, row, { topic: `urgent:${row.case_id}`, kind: 'urgent', reason });
  if (kind !== 'received' || row.withdrawn_at !== null || destination.digest === 'never') return undefined;
  const dueMs = digestMoment(Date.parse(row.created_at), destination.digest, timeZone);
  const topic = `digest:${row.sequence}`;
  return fresh(destination, row, { topic, kind: 'digest', case_id: null, due_at: new Date(dueMs).toISOString() });
}

/** Lets the digest that is being gathered cover this row, too. Tells whether there is one. */
async function extendDigest(db: Transaction<Tables>, { destination_id, last_sequence }: Insertable<DeliveriesTable>) {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ last_sequence })
    .where('destination_id', '=', destination_id)
    .where('kind', '=', 'digest')
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function keep(db: Transaction<Tables>, deliveries: readonly Insertable<DeliveriesTable>[]): Promise<void> {
  for (const one of deliveries)
    if (one.kind !== 'digest' || !(await extendDigest(db, one)))
      await db
        .insertInto('deliveries')
        .values(one)
        .onConflict((conflict) => conflict.columns(['destination_id', 'topic']).doNothing())
        .execute();
}

/**
 * Goes on from the last outgoing row that each destination knows, and makes deliveries of what came after it. The write path
 * only writes the outgoing row, in the transaction of the change; where a destination stands moves in the transaction
 * that makes its deliveries, so nothing is lost and nothing made twice, however many processes do this at once.
 */
export function createFollower({ store, site, destinations, timeZone }: FollowOptions) {
  const ids = destinations.map(({ id }) => id);

  const places = () => store.read.selectFrom('destinations').selectAll().where('id', 'in', ids).execute();

  return {
    /** A destination that is new is told of what happens from now on, and of no history. */
    async begin(): Promise<void> {
      const known = new Set((await places()).map(({ id }) => id));
      const added = ids.filter((id) => !known.has(id));
      if (added.length === 0) return;
      await store.write(async (db) => {
        const { newest } = await db
          .selectFrom('outgoing')
          .select((select) => select.fn.max('sequence').as('newest'))
          .executeTakeFirstOrThrow();
        await db
          .insertInto('destinations')
          .values(added.map((id) => ({ id, followed_to: Number(newest ?? 0), disabled_at: null })))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      });
    },

    /** Looks at the next rows. Tells whether there may be more. */
    async next(): Promise<boolean> {
      const standing = await places();
      if (standing.length === 0) return false;
      const rows = await rowsAfter(store.read, Math.min(...standing.map((one) => one.followed_to)));
      const last = rows.at(-1);
      if (!last) return false;

      const reasons = new Map<Row, UrgentReason | undefined>();
      if (destinations.some(isHuman)) for (const row of rows) reasons.set(row, await urgencyOf(store.read, site, row));

      await store.write(async (db) => {
        for (const { id, followed_to: from, disabled_at: disabledAt } of standing) {
          if (from >= last.sequence) continue;
          const { numUpdatedRows } = await db
            .updateTable('destinations')
            .set({ followed_to: last.sequence })
            .where('id', '=', id)
            .where('followed_to', '=', from)
            .executeTakeFirst();
          // Another process was first.
          if (numUpdatedRows === 0n || disabledAt !== null) continue;
          const destination = destinations.find((one) => one.id === id)!;
          const made = rows
            .filter(({ sequence }) => sequence > from)
            .flatMap((row) => deliveryOf(destination, row, reasons.get(row), timeZone) ?? []);
          await keep(db, made);
        }
      });
      return true;
    },
  };
}

import type { Kysely, RawBuilder, SelectQueryBuilder, Transaction } from 'kysely';
import { sql } from 'kysely';
import { dayOf } from '../exposures/day-of.js';
import { batchIdDays } from '../exposures/keep-exposures.js';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { deleteContacts, deleteWords } from './reduce-revisions.js';
import type { RetentionPeriods } from './retention-periods.js';
import { auditMonths, daysBefore, monthsBefore } from './retention-periods.js';

/** Most that go in one transaction: customers do not wait long for it. */
const groupSize = 200;

/** Keys of rows whose time is over, as `key`, in no order. */
type Due = SelectQueryBuilder<Tables, never, { key: string | number }>;

interface Kind {
  due(db: Kysely<Tables>): Due;
  remove(db: Transaction<Tables>, keys: (string | number)[]): Promise<unknown>;
}

const byKey =
  (table: keyof Tables, column: string): Kind['remove'] =>
  (db, keys) =>
    sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(keys)})`.execute(db);

/** Each critique beside its newest revision; what was taken back has no words any more. */
const latestOf = (db: Kysely<Tables>) =>
  db
    .selectFrom('critiques')
    .innerJoin('revisions as latest', (join) =>
      join.onRef('latest.critique_id', '=', 'critiques.id').onRef('latest.revision', '=', 'critiques.latest_revision'),
    )
    .where('critiques.withdrawn_at', 'is', null);

/** Revisions of the critique of the outer query that came then or later. */
const revisionsSince = (db: Kysely<Tables>, moment: RawBuilder<unknown>) =>
  db
    .selectFrom('revisions')
    .select('revisions.revision')
    .where(sql<boolean>`revisions.critique_id = critiques.id and revisions.received_at >= ${moment}`);

/** What ends by itself, in the order in which it goes. Sums and the names of what was erased stay. */
function kindsAt(nowMs: number, periods: RetentionPeriods) {
  const now = new Date(nowMs).toISOString();
  const answeredBefore = daysBefore(nowMs, periods.contactDays);
  const cameBefore = monthsBefore(nowMs, periods.wordMonths);
  return {
    words: {
      due: (db) =>
        db
          .selectFrom('critiques')
          .select('critiques.id as key')
          .where('critiques.withdrawn_at', 'is', null)
          .where('critiques.received_at', '<', cameBefore)
          .where(({ not, exists }) => not(exists(revisionsSince(db, sql`${cameBefore}`))))
          // Once done it is done again only for what the customer has written since.
          .where(({ or, eb, exists, ref }) =>
            or([
              eb('critiques.reduced_at', 'is', null),
              exists(revisionsSince(db, sql`${ref('critiques.reduced_at')}`)),
            ]),
          ) as unknown as Due,
      remove: (db, keys) => deleteWords(db, keys as string[], now),
    },
    contacts: {
      due: (db) =>
        latestOf(db)
          .innerJoin('cases', 'cases.critique_id', 'critiques.id')
          .select('critiques.id as key')
          .where('cases.answered_at', '<', answeredBefore)
          // Who has written again since waits for another answer.
          .where('latest.received_at', '<', answeredBefore)
          .where((some) =>
            some.exists(
              some
                .selectFrom('revisions')
                .select('revisions.revision')
                .whereRef('revisions.critique_id', '=', 'critiques.id')
                .where('revisions.reply_wanted', 'is not', null),
            ),
          ) as unknown as Due,
      remove: (db, keys) => deleteContacts(db, keys as string[]),
    },
    news: {
      // The last one stays, whatever its age: readers go on from its number.
      due: (db) =>
        db
          .selectFrom('outgoing')
          .select('sequence as key')
          .where('created_at', '<', daysBefore(nowMs, periods.newsDays))
          .where('sequence', '<', (inner) =>
            inner.selectFrom('outgoing as all').select((one) => one.fn.max('all.sequence').as('last')),
          ) as unknown as Due,
      remove: byKey('outgoing', 'sequence'),
    },
    'sign-in links': {
      due: (db) =>
        db.selectFrom('sign_in_links').select('token_hash as key').where('expires_at', '<', now) as unknown as Due,
      remove: byKey('sign_in_links', 'token_hash'),
    },
    sessions: {
      due: (db) => db.selectFrom('sessions').select('id_hash as key').where('expires_at', '<', now) as unknown as Due,
      remove: byKey('sessions', 'id_hash'),
    },
    'batch ids': {
      due: (db) =>
        db
          .selectFrom('exposure_batches')
          .select('id as key')
          .where('day', '<', dayOf(Date.parse(daysBefore(nowMs, batchIdDays)))) as unknown as Due,
      remove: byKey('exposure_batches', 'id'),
    },
    audit: {
      due: (db) =>
        db
          .selectFrom('audit')
          .select('sequence as key')
          .where('at', '<', monthsBefore(nowMs, auditMonths)) as unknown as Due,
      remove: byKey('audit', 'sequence'),
    },
  } satisfies Record<string, Kind>;
}

type KindName = keyof ReturnType<typeof kindsAt>;

export interface Retained {
  /** How many went, or would go. */
  counts: Record<KindName, number>;
  /** Is none of it in any file of the database any more? In PostgreSQL the server clears its files in its own time. */
  isCompact: boolean;
}

const countOf = async (db: Kysely<Tables>, kind: Kind): Promise<number> => {
  const row = await db
    .selectFrom(kind.due(db).as('due'))
    .select((one) => one.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Goes through the rows once, from key to key: nothing is looked at again for each group. */
async function removeOnce(store: Store, kind: Kind): Promise<number> {
  let count = 0;
  for (let last: string | number | undefined; ;) {
    const keys = await store.write(async (db) => {
      // Asked within the transaction: a customer who writes at this moment is not run over.
      let due = db.selectFrom(kind.due(db).as('due')).select('key').orderBy('key').limit(groupSize);
      if (last !== undefined) due = due.where('key', '>', last);
      const found = (await due.execute()).map(({ key }) => key);
      if (found.length > 0) await kind.remove(db, found);
      return found;
    });
    count += keys.length;
    last = keys.at(-1);
    if (keys.length < groupSize) return count;
  }
}

/**
 * Deletes everything whose time is over, group by group, and then asks the database whether anything of it is left. Running
 * it twice, even at once, is harmless.
 *
 * @param dryRun Only counts. Default false.
 * @throws StoreError `not-deleted` when something is left.
 */
export async function retain(store: Store, periods: RetentionPeriods, { dryRun = false } = {}): Promise<Retained> {
  const kinds: Record<KindName, Kind> = kindsAt(store.now(), periods);
  const names = Object.keys(kinds) as KindName[];
  const counts = {} as Retained['counts'];
  for (const name of names)
    counts[name] = dryRun ? await countOf(store.read, kinds[name]) : await removeOnce(store, kinds[name]);
  if (dryRun) return { counts, isCompact: false };
  for (const name of names) {
    const left = await countOf(store.read, kinds[name]);
    if (left > 0) throw new StoreError('not-deleted', `${left} ${name} are still there after they were deleted.`);
  }
  return { counts, isCompact: await store.compact() };
}

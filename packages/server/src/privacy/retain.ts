import type { Kysely, RawBuilder, SelectQueryBuilder, Transaction } from 'kysely';
import { sql } from 'kysely';
import { dayOf } from '../exposures/day-of.js';
import { noteRetained } from '../store/known-time.js';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { demandTime } from './demand-time.js';
import type { Place, Removed } from './reduce-revisions.js';
import { deleteContacts, deleteWords } from './reduce-revisions.js';
import type { RetentionPeriods } from './retention-periods.js';
import { auditMonths, batchIdDays, daysBefore, deliveryDays, monthsBefore } from './retention-periods.js';

/** Most keys that go in one transaction, and most rows that are looked at in one step: customers do not wait long for either. */
const groupSize = 200;
const stepSize = 1_000;

type Key = string | number;

/** Keys of rows whose time is over, as `key`, in no order. */
type Due = SelectQueryBuilder<Tables, never, { key: Key }>;

interface Kind {
  /** Whose rows they are, and its primary key. */
  table: keyof Tables;
  key: string;
  due(db: Kysely<Tables>): Due;
  /** Some of it at least. */
  remove(db: Transaction<Tables>, keys: Key[], place?: Place): Promise<Removed>;
}

/** Rows that go as they are. */
const wholeRows = (table: keyof Tables, key: string, due: Kind['due']): Kind => ({
  table,
  key,
  due,
  async remove(db, keys) {
    await sql`delete from ${sql.table(table)} where ${sql.ref(key)} in (${sql.join(keys)})`.execute(db);
    return { count: keys.length };
  },
});

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
      table: 'critiques',
      key: 'id',
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
      remove: (db, keys, place) => deleteWords(db, keys as string[], now, place),
    },
    contacts: {
      table: 'critiques',
      key: 'id',
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
      remove: (db, keys, place) => deleteContacts(db, keys as string[], place),
    },
    // The last one stays, whatever its age: readers go on from its number.
    news: wholeRows(
      'outgoing',
      'sequence',
      (db) =>
        db
          .selectFrom('outgoing')
          .select('sequence as key')
          .where('created_at', '<', daysBefore(nowMs, periods.newsDays))
          .where('sequence', '<', (inner) =>
            inner.selectFrom('outgoing as all').select((one) => one.fn.max('all.sequence').as('last')),
          ) as unknown as Due,
    ),
    'sign-in links': wholeRows(
      'sign_in_links',
      'token_hash',
      (db) =>
        db.selectFrom('sign_in_links').select('token_hash as key').where('expires_at', '<', now) as unknown as Due,
    ),
    sessions: wholeRows(
      'sessions',
      'id_hash',
      (db) => db.selectFrom('sessions').select('id_hash as key').where('expires_at', '<', now) as unknown as Due,
    ),
    'batch ids': wholeRows(
      'exposure_batches',
      'id',
      (db) =>
        db
          .selectFrom('exposure_batches')
          .select('id as key')
          .where('day', '<', dayOf(Date.parse(daysBefore(nowMs, batchIdDays)))) as unknown as Due,
    ),
    // With the log of their attempts.
    deliveries: wholeRows(
      'deliveries',
      'id',
      (db) =>
        db
          .selectFrom('deliveries')
          .select('id as key')
          .where('finished_at', '<', daysBefore(nowMs, deliveryDays)) as unknown as Due,
    ),
    audit: wholeRows(
      'audit',
      'sequence',
      (db) =>
        db
          .selectFrom('audit')
          .select('sequence as key')
          .where('at', '<', monthsBefore(nowMs, auditMonths)) as unknown as Due,
    ),
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

/** Part of a table in the order of its key: from after one key up to another, or to its end. */
interface Step {
  after: Key | undefined;
  upTo: Key | undefined;
}

async function nextStep(db: Kysely<Tables>, { table, key }: Kind, after: Key | undefined): Promise<Step> {
  const from = after === undefined ? sql`` : sql`where ${sql.ref(key)} > ${after}`;
  const { rows } = await sql<{ key: Key }>`select ${sql.ref(key)} as key from ${sql.table(table)} ${from}
    order by ${sql.ref(key)} limit 1 offset ${sql.lit(stepSize - 1)}`.execute(db);
  return { after, upTo: rows[0]?.key };
}

/** What is due within a step, at most one group of it. */
async function dueIn(db: Kysely<Tables>, kind: Kind, { after, upTo }: Step): Promise<Key[]> {
  let due = db.selectFrom(kind.due(db).as('due')).select('key').orderBy('key').limit(groupSize);
  if (after !== undefined) due = due.where('key', '>', after);
  if (upTo !== undefined) due = due.where('key', '<=', upTo);
  return (await due.execute()).map(({ key }) => key);
}

async function removeIn(store: Store, kind: Kind, step: Step): Promise<number> {
  let all = 0;
  // Asked without a transaction first: whoever only looks must not make customers wait, nor tell staff that something is new.
  if ((await dueIn(store.read, kind, step)).length === 0) return all;
  for (let from: Place | undefined; ;) {
    const { asked, count, place } = await store.write(async (db) => {
      // Asked again within it: a customer who writes at this moment is not run over.
      const keys = await dueIn(db, kind, step);
      const removed: Removed = keys.length > 0 ? await kind.remove(db, keys, from) : { count: 0 };
      return { ...removed, asked: keys.length };
    });
    all += count;
    from = place;
    if (asked < groupSize && count === asked) return all;
  }
}

export interface RetainOptions {
  /** Only counts. Default false. */
  dryRun?: boolean;
  /** The day, `2026-02-10`, as somebody reads it off a calendar. Default: the clock is believed if it is near the last time it was. */
  today?: string | undefined;
  /** Called after each step that took so many milliseconds; the next one begins when it resolves. Default: at once. */
  rest?: (tookMs: number) => Promise<unknown>;
}

/**
 * Deletes everything whose time is over, and asks the database whether anything of it is left: step by step through each table, so
 * that nobody waits for more than one of them. Running it twice, even at once, is harmless.
 *
 * @throws StoreError `clock-doubted` before anything is deleted, `not-deleted` when something is left; whatever `rest` rejects with.
 */
export async function retain(
  store: Store,
  periods: RetentionPeriods,
  { dryRun = false, today, rest }: RetainOptions = {},
): Promise<Retained> {
  const nowMs = store.now();
  if (!dryRun) await demandTime(store, nowMs, today);
  const kinds = Object.entries<Kind>(kindsAt(nowMs, periods)) as [KindName, Kind][];
  const counts = Object.fromEntries(kinds.map(([name]) => [name, 0])) as Retained['counts'];
  for (const [name, kind] of kinds) {
    if (dryRun) counts[name] = await countOf(store.read, kind);
    for (let after: Key | undefined, isOver = dryRun; !isOver;) {
      const sinceMs = performance.now();
      const step = await nextStep(store.read, kind, after);
      const removed = await removeIn(store, kind, step);
      const left = removed > 0 ? (await dueIn(store.read, kind, step)).length : 0;
      if (left > 0) throw new StoreError('not-deleted', `Some ${name} are still there after they were deleted.`);
      counts[name] += removed;
      await rest?.(performance.now() - sinceMs);
      after = step.upTo;
      isOver = after === undefined;
    }
  }
  if (dryRun) return { counts, isCompact: false };
  await store.write((db) => noteRetained(db, store.now()));
  return { counts, isCompact: await store.compact() };
}

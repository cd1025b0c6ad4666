import type { CaseFilter, CaseSummary, DoubtReason } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';
import type { SiteDirectory } from '../site-directory.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { answered, countStates, isInDoubt, isReal } from './count-states.js';
import { createCounter } from './counter.js';

const excerptLength = 200;

/** Every case beside the revision that people see. */
export function latestOfCases(db: Kysely<Tables>) {
  return db
    .selectFrom('cases')
    .innerJoin('critiques', 'critiques.id', 'cases.critique_id')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.critique_id', '=', 'critiques.id')
        .onRef('revisions.revision', '=', 'critiques.latest_revision'),
    );
}

/** Rows of the inbox, still in the words of the tables. */
export function caseRows(db: Kysely<Tables>) {
  return latestOfCases(db)
    .select(['cases.id as caseId', 'cases.state', 'cases.harm', 'cases.read_by', 'cases.answer_by'])
    .select(['cases.acknowledged_at', 'cases.acknowledged_by', 'cases.answered_at'])
    .select(['critiques.reference', 'critiques.received_at as first_received_at', 'critiques.sample'])
    .select(['critiques.withdrawn_at', 'critiques.doubt', 'critiques.in_doubt'])
    .selectAll('revisions');
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof caseRows>['execute']>>[number];

/** A line of the inbox. */
export function toCaseSummary(row: CaseRow, site: SiteDirectory): CaseSummary {
  const department = site.department(row.touchpoint_id);
  return {
    caseId: row.caseId,
    critiqueId: row.critique_id,
    reference: row.reference,
    touchpointId: row.touchpoint_id,
    touchpointName: site.touchpointName(row.touchpoint_id),
    state: row.state,
    origin: row.origin,
    locale: row.locale,
    revision: row.revision,
    harm: row.harm,
    replyWanted: row.reply_wanted ?? 'none',
    occurredAt: row.occurred_at ?? row.submitted_at,
    receivedAt: row.first_received_at,
    sample: row.sample === 1,
    ...(department === undefined ? {} : { department }),
    ...(row.disconfirmation === null ? {} : { disconfirmation: row.disconfirmation }),
    ...(row.severity === null ? {} : { severity: row.severity }),
    ...(row.comment === null ? {} : { excerpt: [...row.comment].slice(0, excerptLength).join('') }),
    ...(row.read_by === null ? {} : { readBy: row.read_by }),
    ...(row.answer_by === null ? {} : { answerBy: row.answer_by }),
    ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at }),
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
    ...(row.in_doubt === 0 || row.doubt === null ? {} : { doubt: row.doubt.split(',') as DoubtReason[] }),
  };
}

/** From so many cases on, counts are as of a moment ago. */
const many = 10_000;

/** The pages of the inbox, with the counts that tell how much of it one sees. */
export function createCaseList({ read: db }: Store, site: SiteDirectory) {
  const counter = createCounter();
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;

  /** With a bare column SQLite begins with all revisions there are, and sorts what it finds, where the order has an index. */
  const look = (column: 'touchpoint_id' | 'origin') =>
    sql<string>`${sql.raw(isSqlite ? '+' : '')}${sql.ref(`revisions.${column}`)}`;

  return async ({ state, touchpoint, origin, order, limit, offset }: CaseFilter) => {
    function narrow<Q extends ReturnType<typeof latestOfCases>>(query: Q): Q {
      let narrowed: ReturnType<typeof latestOfCases> = query;
      // Nobody reads or answers what was taken back, so it stands in no list but that of all.
      if (state !== 'all') narrowed = narrowed.where('critiques.withdrawn_at', 'is', null);
      if (state !== 'all') narrowed = narrowed.where('critiques.in_doubt', '=', state === 'doubt' ? isInDoubt : isReal);
      if (state === 'open' || state === 'received' || state === 'acknowledged')
        narrowed = narrowed.where('cases.state', '!=', answered);
      if (state !== 'all' && state !== 'open' && state !== 'doubt')
        narrowed = narrowed.where('cases.state', '=', state);
      if (touchpoint !== undefined) narrowed = narrowed.where(look('touchpoint_id'), '=', touchpoint);
      if (origin !== undefined) narrowed = narrowed.where(look('origin'), '=', origin);
      return narrowed as Q;
    }

    let page = narrow(caseRows(db));
    if (order === 'worst') page = page.orderBy('cases.harm', 'desc');
    const rows = await page
      .orderBy('cases.received_at', 'desc')
      .orderBy('cases.id')
      .limit(limit)
      .offset(offset)
      .execute();
    const counts = await counter.count(
      [],
      () => countStates(db),
      ({ all }) => all < many,
    );
    const countMatching = async () => {
      const { count } = await narrow(latestOfCases(db))
        .select((select) => select.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    };
    const matching =
      touchpoint === undefined && origin === undefined
        ? counts[state]
        : await counter.count([state, touchpoint, origin], countMatching, () => counts.all < many);
    return {
      cases: rows.map((row) => toCaseSummary(row, site)),
      matching,
      total: counts.all,
      open: counts.open,
      doubted: counts.doubt,
    };
  };
}

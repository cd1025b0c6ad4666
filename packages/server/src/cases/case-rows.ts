import type { CaseFilter, CaseSummary, DoubtReason } from '@earful/protocol';
import type { Kysely } from 'kysely';
import type { SiteDirectory } from '../site-directory.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { countStates } from './count-states.js';
import { createCounter } from './counter.js';
import { isWanted, matchingCases } from './matching-cases.js';

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

  /** Few among all of them, as a rule; what is set aside is found by an index of its own. */
  const isNarrow = ({ state, touchpoint, origin }: CaseFilter): boolean =>
    state !== 'doubt' && (touchpoint !== undefined || origin !== undefined);

  async function narrowPage({ limit, offset, ...filter }: CaseFilter): Promise<CaseRow[]> {
    const ids: string[] = [];
    for await (const step of matchingCases(db, filter)) {
      ids.push(...step);
      if (ids.length >= offset + limit) break;
    }
    const page = ids.slice(offset, offset + limit);
    const rows = page.length > 0 ? await caseRows(db).where('cases.id', 'in', page).execute() : [];
    return rows.toSorted((a, b) => page.indexOf(a.caseId) - page.indexOf(b.caseId));
  }

  function pageOf(filter: CaseFilter): Promise<CaseRow[]> {
    if (isNarrow(filter)) return narrowPage(filter);
    let page = caseRows(db).where(isWanted(filter));
    if (filter.order === 'worst') page = page.orderBy('cases.harm', 'desc');
    const inOrder = page.orderBy('cases.received_at', 'desc').orderBy('cases.id');
    return inOrder.limit(filter.limit).offset(filter.offset).execute();
  }

  async function countMatching(filter: CaseFilter): Promise<number> {
    let count = 0;
    for await (const step of matchingCases(db, filter)) count += step.length;
    return count;
  }

  return async (filter: CaseFilter) => {
    const { state, touchpoint, origin } = filter;
    const rows = await pageOf(filter);
    const counts = await counter.count(
      [],
      () => countStates(db),
      ({ all }) => all < many,
    );
    const matching =
      touchpoint === undefined && origin === undefined
        ? counts[state]
        : await counter.count(
            [state, touchpoint, origin],
            () => countMatching(filter),
            () => counts.all < many,
          );
    return {
      cases: rows.map((row) => toCaseSummary(row, site)),
      matching,
      total: counts.all,
      open: counts.open,
      doubted: counts.doubt,
    };
  };
}

import type { UrgentReason } from '@earful/insight';
import type { CaseSummary, Critique } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { caseRows, latestOfCases, toCaseSummary } from '../cases/case-rows.js';
import { toCritique } from '../cases/revision-row.js';
import type { SiteDirectory } from '../site-directory.js';
import type { DeliveriesTable, Tables } from '../store/tables.js';
import type { Together } from './deliveries.js';

/** A case as it stands when it is told of. */
export interface CaseFacts {
  summary: CaseSummary;
  critique: Critique;
  /** Its page in the inbox. */
  link: string;
  /** Why it is urgent. */
  reason?: UrgentReason | undefined;
}

/** What is told of one case. */
export interface CaseMessage {
  kind: Exclude<DeliveriesTable['kind'], 'digest'>;
  /** When it happened, ISO 8601. */
  at: string;
  facts: CaseFacts;
}

/** Everything that was not urgent since the last one; or urgent cases that came together. */
export interface ListMessage {
  kind: 'list';
  isUrgent: boolean;
  /** The worst, worst first. */
  cases: CaseFacts[];
  /** Of how many. */
  total: number;
  /** The inbox. */
  link: string;
}

/** Most cases that a list names. */
const maxListed = 20;

interface Told {
  site: SiteDirectory;
  /** Address of the inbox. */
  inbox: string;
  /** Is a touchpoint one of the destination's? */
  covers: (touchpointId: string) => boolean;
}

type CaseRow = Parameters<typeof toCaseSummary>[0];

const toFacts = (row: CaseRow, { site, inbox }: Told): CaseFacts => ({
  summary: toCaseSummary(row, site),
  critique: toCritique(row, row.reference, undefined),
  link: `${inbox}/${row.caseId}`,
});

/** What people are told of: nothing of what was taken back. */
const standing = <Q extends ReturnType<typeof latestOfCases>>(cases: Q): Q =>
  cases.where('critiques.withdrawn_at', 'is', null) as Q;

/** Worst first, in so few rows that they are sorted: an engine that goes by its index of harm would look at all there are. */
const worstFirst = sql`cases.harm + 0 desc`;

/** Of a digest the cases that it names, and how many there are: after a flood that may be more than memory has room for. */
async function digestOf(
  db: Kysely<Tables>,
  [{ first_sequence: first, last_sequence: last }]: Together,
  { covers }: Told,
): Promise<{ rows: CaseRow[]; total: number }> {
  const within = <Q extends ReturnType<typeof latestOfCases>>(cases: Q): Q =>
    standing(cases)
      .where('critiques.sample', '=', 0)
      .where('cases.id', 'in', (inner) =>
        inner
          .selectFrom('outgoing')
          .select('case_id')
          .where('kind', '=', 'received')
          .where('sequence', '>=', first)
          .where('sequence', '<=', last),
      ) as Q;
  const counts = await within(latestOfCases(db))
    .select(({ fn }) => ['revisions.touchpoint_id as id', fn.countAll().as('count')])
    .groupBy('revisions.touchpoint_id')
    .execute();
  const own = counts.filter(({ id }) => covers(id));
  if (own.length === 0) return { rows: [], total: 0 };
  const rows = await within(caseRows(db))
    .where(
      'revisions.touchpoint_id',
      'in',
      own.map(({ id }) => id),
    )
    .orderBy(worstFirst)
    .orderBy('cases.id')
    .limit(maxListed)
    .execute();
  return { rows, total: own.reduce((sum, { count }) => sum + Number(count), 0) };
}

/** Reads what deliveries tell, as it is now: what was taken back meanwhile is told to people no more. Undefined: nothing is left. */
export async function messageOf(
  db: Kysely<Tables>,
  together: Together,
  told: Told,
): Promise<CaseMessage | ListMessage | undefined> {
  const [{ kind, case_id: caseId, created_at: at }] = together;
  const list = (cases: CaseFacts[], total: number, isUrgent: boolean): ListMessage | undefined =>
    cases.length === 0 ? undefined : { kind: 'list', isUrgent, cases, total, link: told.inbox };

  if (kind === 'digest') {
    const { rows, total } = await digestOf(db, together, told);
    return list(
      rows.map((row) => toFacts(row, told)),
      total,
      false,
    );
  }
  if (kind === 'urgent') {
    const reasons = new Map(together.map((one) => [one.case_id!, one.reason ?? undefined]));
    const rows = await standing(caseRows(db))
      .where('cases.id', 'in', [...reasons.keys()])
      .orderBy(worstFirst)
      .orderBy('cases.id')
      .execute();
    const cases = rows.map((row) => ({ ...toFacts(row, told), reason: reasons.get(row.caseId) }));
    if (cases.length === 1) return { kind, at, facts: cases[0]! };
    return list(cases.slice(0, maxListed), cases.length, true);
  }
  const row = caseId === null ? undefined : await caseRows(db).where('cases.id', '=', caseId).executeTakeFirst();
  return row && { kind, at, facts: toFacts(row, told) };
}

import type { UrgentReason } from '@earful/insight';
import type { CaseSummary, Critique } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { caseRows, toCaseSummary } from '../cases/case-rows.js';
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

const toFacts = (row: Parameters<typeof toCaseSummary>[0], { site, inbox }: Told): CaseFacts => ({
  summary: toCaseSummary(row, site),
  critique: toCritique(row, row.reference, undefined),
  link: `${inbox}/${row.caseId}`,
});

/** What people are told of, worst first; nothing of what was taken back. */
const standing = (db: Kysely<Tables>) =>
  caseRows(db).where('critiques.withdrawn_at', 'is', null).orderBy('cases.harm', 'desc').orderBy('cases.id');

/** Reads what deliveries tell, as it is now: what was taken back meanwhile is told to people no more. Undefined: nothing is left. */
export async function messageOf(
  db: Kysely<Tables>,
  together: Together,
  told: Told,
): Promise<CaseMessage | ListMessage | undefined> {
  const [{ kind, case_id: caseId, created_at: at, first_sequence: first, last_sequence: last }] = together;
  const list = (cases: CaseFacts[], isUrgent: boolean): ListMessage | undefined =>
    cases.length === 0
      ? undefined
      : { kind: 'list', isUrgent, cases: cases.slice(0, maxListed), total: cases.length, link: told.inbox };

  if (kind === 'digest') {
    const rows = await standing(db)
      .where('cases.id', 'in', (inner) =>
        inner
          .selectFrom('outgoing')
          .select('case_id')
          .where('kind', '=', 'received')
          .where('sequence', '>=', first)
          .where('sequence', '<=', last),
      )
      .execute();
    const own = rows.filter((row) => row.sample === 0 && told.covers(row.touchpoint_id));
    return list(
      own.map((row) => toFacts(row, told)),
      false,
    );
  }
  if (kind === 'urgent') {
    const reasons = new Map(together.map((one) => [one.case_id!, one.reason ?? undefined]));
    const rows = await standing(db)
      .where('cases.id', 'in', [...reasons.keys()])
      .execute();
    const cases = rows.map((row) => ({ ...toFacts(row, told), reason: reasons.get(row.caseId) }));
    return cases.length === 1 ? { kind, at, facts: cases[0]! } : list(cases, true);
  }
  const row = caseId === null ? undefined : await caseRows(db).where('cases.id', '=', caseId).executeTakeFirst();
  return row && { kind, at, facts: toFacts(row, told) };
}

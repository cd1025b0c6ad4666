import type { UrgentReason } from '@earful/insight';
import type { CaseSummary, Critique } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { caseRows, toCaseSummary } from '../cases/case-rows.js';
import { toCritique } from '../cases/revision-row.js';
import type { SiteDirectory } from '../site-directory.js';
import type { DeliveriesTable, Tables } from '../store/tables.js';

/** A case as it stands when it is told of. */
export interface CaseFacts {
  summary: CaseSummary;
  critique: Critique;
  /** Its page in the inbox. */
  link: string;
}

/** What is told of one case. */
export interface CaseMessage {
  kind: Exclude<DeliveriesTable['kind'], 'digest'>;
  reason?: UrgentReason | undefined;
  /** When it happened, ISO 8601. */
  at: string;
  facts: CaseFacts;
}

/** Everything that was not urgent, since the last one. */
export interface DigestMessage {
  kind: 'digest';
  /** The worst, worst first. */
  cases: CaseFacts[];
  /** Of how many. */
  total: number;
  /** The inbox. */
  link: string;
}

/** Most cases that a digest names. */
const maxInDigest = 20;

interface Told {
  site: SiteDirectory;
  /** Address of the inbox. */
  inbox: string;
  /** Is a touchpoint one of the destination's? */
  covers: (touchpointId: string) => boolean;
}

type Delivery = Pick<
  DeliveriesTable,
  'kind' | 'reason' | 'case_id' | 'first_sequence' | 'last_sequence' | 'created_at'
>;

const toFacts = (row: Parameters<typeof toCaseSummary>[0], { site, inbox }: Told): CaseFacts => ({
  summary: toCaseSummary(row, site),
  critique: toCritique(row, row.reference, undefined),
  link: `${inbox}/${row.caseId}`,
});

/** Reads what a delivery tells, as it is now: what was taken back meanwhile is in it no more. Undefined: nothing is left. */
export async function messageOf(
  db: Kysely<Tables>,
  delivery: Delivery,
  told: Told,
): Promise<CaseMessage | DigestMessage | undefined> {
  const { kind, case_id: caseId } = delivery;
  if (kind !== 'digest') {
    const row = caseId === null ? undefined : await caseRows(db).where('cases.id', '=', caseId).executeTakeFirst();
    if (!row) return undefined;
    return { kind, reason: delivery.reason ?? undefined, at: delivery.created_at, facts: toFacts(row, told) };
  }
  const rows = await caseRows(db)
    .where('critiques.withdrawn_at', 'is', null)
    .where('cases.id', 'in', (inner) =>
      inner
        .selectFrom('outgoing')
        .select('case_id')
        .where('kind', '=', 'received')
        .where('sequence', '>=', delivery.first_sequence)
        .where('sequence', '<=', delivery.last_sequence),
    )
    .orderBy('cases.harm', 'desc')
    .orderBy('cases.id')
    .execute();
  const own = rows.filter((row) => row.sample === 0 && told.covers(row.touchpoint_id));
  if (own.length === 0) return undefined;
  const cases = own.slice(0, maxInDigest).map((row) => toFacts(row, told));
  return { kind, cases, total: own.length, link: told.inbox };
}

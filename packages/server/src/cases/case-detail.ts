import type { CaseDetail } from '@earful/protocol';
import type { Kysely } from 'kysely';
import type { SiteDirectory } from '../site-directory.js';
import type { Tables } from '../store/tables.js';
import { caseRows, toCaseSummary } from './case-rows.js';
import { repliesTo } from './replies.js';
import { toCritique } from './revision-row.js';

/** Everything staff see of one case; undefined when there is none of that id. */
export async function findCase(
  db: Kysely<Tables>,
  caseId: string,
  site: SiteDirectory,
): Promise<CaseDetail | undefined> {
  const row = await caseRows(db).where('cases.id', '=', caseId).executeTakeFirst();
  if (!row) return undefined;
  const revisions = await db
    .selectFrom('revisions')
    .select(['revision', 'submitted_at', 'received_at', 'queued_ms', 'clock_doubted'])
    .where('critique_id', '=', row.critique_id)
    .orderBy('revision')
    .execute();
  const contact = await db
    .selectFrom('contacts')
    .select(['email', 'phone'])
    .where('critique_id', '=', row.critique_id)
    .executeTakeFirst();
  const acknowledgedBy =
    row.acknowledged_by === null
      ? undefined
      : await db.selectFrom('members').select('name').where('id', '=', row.acknowledged_by).executeTakeFirst();
  const critique = toCritique(row, row.reference, contact);
  const promiseStatement = critique.promise && site.promiseStatement(critique.promise.promiseId);

  return {
    ...toCaseSummary(row, site),
    critique,
    delivery: {
      queuedMs: revisions[0]?.queued_ms ?? 0,
      clockDoubted: revisions.some((one) => one.clock_doubted === 1),
      revisions: revisions.map((one) => ({
        revision: one.revision,
        submittedAt: one.submitted_at,
        receivedAt: one.received_at,
        queuedMs: one.queued_ms,
      })),
    },
    replies: await repliesTo(db, caseId),
    causeLabels: (critique.causes ?? []).map((code) => site.causeLabel(critique.touchpointId, code)),
    ...(acknowledgedBy ? { acknowledgedBy: acknowledgedBy.name } : {}),
    ...(promiseStatement === undefined ? {} : { promiseStatement }),
  };
}

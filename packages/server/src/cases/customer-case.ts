import type { Kysely } from 'kysely';
import type { CustomerCase } from '../pages/status-page.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Tables } from '../store/tables.js';
import { caseRows } from './case-rows.js';
import { ownCritiqueId } from './own-critique.js';
import { repliesTo } from './replies.js';
import { toCritique } from './revision-row.js';

/** What a customer may see of the critique that their reference and secret open; undefined for any wrong pair. */
export async function findCustomerCase(
  db: Kysely<Tables>,
  site: SiteDirectory,
  reference: string,
  secret: string,
): Promise<CustomerCase | undefined> {
  const critiqueId = await ownCritiqueId(db, reference, secret);
  if (critiqueId === undefined) return undefined;
  const row = await caseRows(db).where('critiques.id', '=', critiqueId).executeTakeFirst();
  if (!row) return undefined;
  const said = toCritique(row, row.reference, undefined);
  return {
    reference: row.reference,
    locale: row.locale,
    state: row.state,
    touchpointId: row.touchpoint_id,
    touchpointName: site.touchpointNameFor(row.touchpoint_id, row.locale),
    receivedAt: row.first_received_at,
    withdrawnAt: row.withdrawn_at ?? undefined,
    team: site.team(row.locale),
    readBy: row.read_by ?? undefined,
    readAt: row.acknowledged_at ?? undefined,
    answerBy: row.answer_by ?? undefined,
    answerWanted: row.reply_wanted === 'email' || row.reply_wanted === 'phone',
    said,
    causeLabels: (said.causes ?? []).map((code) => site.causeLabelFor(row.touchpoint_id, code, row.locale)),
    replies: await repliesTo(db, row.caseId),
  };
}

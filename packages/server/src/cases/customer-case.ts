import type { Critique } from '@earful/protocol';
import type { Kysely } from 'kysely';
import type { CustomerCase } from '../pages/status-page.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Tables } from '../store/tables.js';
import { latestOfCases } from './case-rows.js';
import { ownCritiqueId } from './own-critique.js';
import { repliesTo } from './replies.js';

/** Leaves out what the tables have as null. */
const said = (row: {
  disconfirmation: number | null;
  severity: number | null;
  comment: string | null;
  expected_text: string | null;
}): CustomerCase['said'] =>
  Object.fromEntries(
    Object.entries({
      disconfirmation: row.disconfirmation,
      severity: row.severity,
      comment: row.comment,
      expectedText: row.expected_text,
    }).filter(([, value]) => value !== null),
  ) as Pick<Critique, 'disconfirmation' | 'severity' | 'comment' | 'expectedText'>;

/** What a customer may see of the critique that their reference and secret open; undefined for any wrong pair. */
export async function findCustomerCase(
  db: Kysely<Tables>,
  site: SiteDirectory,
  reference: string,
  secret: string,
): Promise<CustomerCase | undefined> {
  const critiqueId = await ownCritiqueId(db, reference, secret);
  if (critiqueId === undefined) return undefined;
  const row = await latestOfCases(db)
    .select(['critiques.reference', 'critiques.received_at', 'cases.id as caseId', 'cases.state'])
    .select(['cases.read_by', 'cases.answer_by', 'cases.acknowledged_at', 'revisions.locale'])
    .select(['revisions.touchpoint_id', 'revisions.disconfirmation', 'revisions.severity', 'revisions.comment'])
    .select(['revisions.expected_text', 'revisions.reply_wanted'])
    .where('critiques.id', '=', critiqueId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    reference: row.reference,
    locale: row.locale,
    state: row.state,
    touchpointName: site.touchpointNameFor(row.touchpoint_id, row.locale),
    receivedAt: row.received_at,
    team: site.team(row.locale),
    readBy: row.read_by ?? undefined,
    readAt: row.acknowledged_at ?? undefined,
    answerBy: row.answer_by ?? undefined,
    answerWanted: row.reply_wanted === 'email' || row.reply_wanted === 'phone',
    said: said(row),
    replies: await repliesTo(db, row.caseId),
  };
}

import type { Critique } from '@earful/protocol';
import { Hono } from 'hono';
import { latestOfCases } from './cases/case-rows.js';
import { ownCritiqueId } from './cases/own-critique.js';
import { repliesTo } from './cases/replies.js';
import { acceptedLanguage } from './http/accepted-language.js';
import { normaliseBasePath } from './http/base-path.js';
import { etagOf, isFresh } from './http/etag.js';
import { answerRefusals, refuseOtherMethods } from './http/refusals.js';
import { customerPageHeaders } from './http/security-headers.js';
import type { CustomerCase } from './pages/status-page.js';
import { missingPage, statusPage } from './pages/status-page.js';
import { stringsFor } from './pages/strings/index.js';
import { stylesheet } from './pages/stylesheet.js';
import { createSiteDirectory } from './site-directory.js';
import type { Mounted, SiteOptions } from './site-options.js';

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

/**
 * The pages customers see: where their critique stands, behind the secret link of the confirmation. Opening a page
 * changes nothing, because mail scanners and previews open links too.
 */
export function createCustomerPages(options: SiteOptions): Mounted {
  const { store, config } = options;
  const base = `${normaliseBasePath(options.basePath)}/c`;
  const stylesheetPath = `${base}/page.css`;
  const stylesheetEtag = etagOf(stylesheet);
  const site = createSiteDirectory(config);
  const app = new Hono();
  answerRefusals(app, options.log);

  async function find(reference: string, secret: string): Promise<CustomerCase | undefined> {
    const critiqueId = await ownCritiqueId(store.read, reference, secret);
    if (critiqueId === undefined) return undefined;
    const row = await latestOfCases(store.read)
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
      replies: await repliesTo(store.read, row.caseId),
    };
  }

  app.get(`${base}/page.css`, (context) => {
    const headers = {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      etag: stylesheetEtag,
    };
    if (isFresh(context.req.raw, stylesheetEtag)) return new Response(null, { status: 304, headers });
    return new Response(stylesheet, { headers });
  });
  refuseOtherMethods(app, `${base}/page.css`, ['GET', 'HEAD']);

  app.get(`${base}/:reference/:secret`, async (context) => {
    const { reference, secret } = context.req.param();
    const found = await find(reference, secret);
    const locale = found?.locale ?? acceptedLanguage(context.req.header('accept-language'));
    const strings = stringsFor(locale, config.wording);
    const page = found
      ? statusPage(found, strings, config.brand.name, stylesheetPath)
      : missingPage(strings, config.brand.name, stylesheetPath);
    return context.html(page, found ? 200 : 404, { ...customerPageHeaders, 'content-language': strings.tag });
  });
  refuseOtherMethods(app, `${base}/:reference/:secret`, ['GET', 'HEAD']);

  return { fetch: async (request) => app.fetch(request) };
}

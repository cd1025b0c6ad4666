import { lookUp } from '@earful/protocol/wording/look-up';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { findCustomerCase } from './cases/customer-case.js';
import { createCritiqueTaker } from './cases/take-critique.js';
import { keepWithdrawal } from './hosted/keep-answer.js';
import { findOwn } from './hosted/own-revision.js';
import { acceptedLanguage } from './http/accepted-language.js';
import { normaliseBasePath } from './http/base-path.js';
import type { Sender } from './http/client-address.js';
import { etagOf, isFresh } from './http/etag.js';
import { createFaultLog } from './http/fault-log.js';
import { createGate } from './http/gate.js';
import { demandOwnOrigin } from './http/origins.js';
import { answerRefusals, refuseOtherMethods } from './http/refusals.js';
import { customerPageHeaders } from './http/security-headers.js';
import type { Markup } from './pages/layout.js';
import { laterPage, missingPage, statusPage, withdrawPage } from './pages/status-page.js';
import { stringsFor } from './pages/strings/index.js';
import { stylesheet } from './pages/stylesheet.js';
import { createSiteDirectory } from './site-directory.js';
import type { Mounted, SiteOptions } from './site-options.js';

/**
 * The pages customers see: where their critique stands, behind the secret link of the confirmation, with the ways to change
 * it (on the hosted page) and to take it back. Opening a page changes nothing, because mail scanners and previews open links
 * too.
 */
export function createCustomerPages(options: SiteOptions): Mounted {
  const { store, config } = options;
  const basePath = normaliseBasePath(options.basePath);
  const base = `${basePath}/c`;
  const stylesheetPath = `${base}/page.css`;
  const stylesheetEtag = etagOf(stylesheet);
  const site = createSiteDirectory(config);
  const now = options.now ?? store.now;
  const gate = options.gate ?? createGate({ ...options, now });
  const take = createCritiqueTaker({ store, site, now, sample: false, gate, log: options.log });
  const tellFault = createFaultLog({ log: options.log, now });
  const app = new Hono<{ Bindings: Sender }>();
  answerRefusals(app, {
    log: options.log,
    now,
    pageFor(context, status) {
      const strings = stringsFor(acceptedLanguage(context.req.header('accept-language')), config.wording);
      return context.html(laterPage(strings, config.brand.name, stylesheetPath), status, {
        ...customerPageHeaders,
        'content-language': strings.tag,
      });
    },
  });

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

  const own = `${base}/:reference/:secret`;
  const seeOther = (location: string) =>
    new Response(null, { status: 303, headers: { ...customerPageHeaders, location } });

  /** Reads whose page it is, and in which words it speaks. */
  async function opened(context: Context) {
    const { reference, secret } = context.req.param() as Record<'reference' | 'secret', string>;
    const one = await findCustomerCase(store.read, site, reference, secret);
    // Only who guesses is counted, not who looks again and again.
    if (!one) gate.demand('status', context.req.raw, context.env as Sender);
    const strings = stringsFor(one?.locale ?? acceptedLanguage(context.req.header('accept-language')), config.wording);
    const show = (page: Markup, status: 200 | 404 | 429 | 503 = 200) =>
      context.html(page, status, { ...customerPageHeaders, 'content-language': strings.tag });
    const place = `${base}/${reference}/${secret}`;
    return { reference, secret, one, strings, show, place };
  }

  app.get(own, async (context) => {
    const { reference, secret, one, strings, show } = await opened(context);
    if (!one) return show(missingPage(strings, config.brand.name, stylesheetPath), 404);
    if (one.withdrawnAt === undefined && context.req.query('change') !== undefined) {
      const language = lookUp(one.locale) === undefined ? '' : `?${new URLSearchParams({ lang: one.locale })}`;
      return seeOther(`${basePath}/t/${one.touchpointId}/${reference}/${secret}${language}`);
    }
    const asks = one.withdrawnAt === undefined && context.req.query('withdraw') !== undefined;
    return show((asks ? withdrawPage : statusPage)(one, strings, config.brand.name, stylesheetPath));
  });

  app.post(own, async (context) => {
    demandOwnOrigin(context.req.raw, options.publicUrl);
    const { reference, secret, one, strings, show, place } = await opened(context);
    const found = one && (await findOwn(store.read, reference, secret));
    if (!found) return show(missingPage(strings, config.brand.name, stylesheetPath), 404);
    if (one.withdrawnAt !== undefined || context.req.query('withdraw') === undefined) return seeOther(place);
    const failed = (status: 429 | 503) =>
      show(withdrawPage(one, strings, config.brand.name, stylesheetPath, true), status);
    const waitSeconds = gate.wait('forms', context.req.raw, context.env);
    if (waitSeconds !== undefined) {
      context.header('retry-after', String(waitSeconds));
      return failed(429);
    }
    try {
      await keepWithdrawal({ store, take, now }, { ...found.identity, secret }, found.revision, found.content);
    } catch (error) {
      tellFault('not withdrawn', error);
      return failed(503);
    }
    return seeOther(place);
  });
  refuseOtherMethods(app, own, ['GET', 'HEAD', 'POST']);

  return { fetch: async (request, sender = {}) => app.fetch(request, sender) };
}

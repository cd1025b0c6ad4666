import { disconfirmations, fallbackTouchpoint } from '@earful/protocol';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { findCustomerCase } from '../cases/customer-case.js';
import { createCritiqueTaker } from '../cases/take-critique.js';
import { normaliseBasePath } from '../http/base-path.js';
import { readForm } from '../http/body.js';
import type { Sender } from '../http/client-address.js';
import { createFaultLog } from '../http/fault-log.js';
import { createGate } from '../http/gate.js';
import { demandOwnOrigin } from '../http/origins.js';
import { answerRefusals, refuseOtherMethods } from '../http/refusals.js';
import { hostedPageHeaders } from '../http/security-headers.js';
import { laterPage, missingPage } from '../pages/status-page.js';
import { createSiteDirectory } from '../site-directory.js';
import type { Mounted, SiteOptions } from '../site-options.js';
import type { Details } from './details.js';
import { detailsIn, detailsOf, faultsIn, withDetails } from './details.js';
import { donePage, sharedDonePage } from './done-page.js';
import { identityIn, keepDetails, keepTap, mint } from './keep-answer.js';
import { findOwn, isKnownReference } from './own-revision.js';
import { signsOf } from './signs.js';
import type { StartPage } from './start-page.js';
import { startPage } from './start-page.js';
import type { Visit } from './visit.js';
import { readVisit } from './visit.js';

interface HostedOptions extends SiteOptions {
  /** Marks what is stored as invented history. Default false. */
  sample?: boolean | undefined;
}

/**
 * The page that a link, a printed code or a shared screen leads to: `/t/{touchpoint}`. Works without script: five submit
 * buttons store revision 1, and the page that confirms it offers the details as revision 2. An unknown touchpoint is the
 * fallback, never an error.
 */
export function createHostedPages(options: HostedOptions): Mounted {
  const { store, config, log } = options;
  const basePath = normaliseBasePath(options.basePath);
  const base = `${basePath}/t`;
  const now = options.now ?? store.now;
  const site = createSiteDirectory(config);
  const gate = options.gate ?? createGate({ ...options, now });
  const take = createCritiqueTaker({ store, site, now, sample: options.sample ?? false, gate, log });
  const keeper = { store, take, now };
  const tellFault = createFaultLog({ log, now });
  const app = new Hono<{ Bindings: Sender }>();

  const show = (context: Context, page: Parameters<Context['html']>[0], status: 200 | 404 | 422 | 429 | 503 = 200) =>
    context.html(page, status, hostedPageHeaders);
  const inSheet = (page: typeof missingPage, { strings }: Visit) =>
    page(strings, config.brand.name, `${basePath}/c/page.css`);
  answerRefusals(app, {
    log,
    now,
    pageFor: (context, status) => show(context, inSheet(laterPage, readVisit(context, config)), status),
  });
  const seeOther = (path: string) =>
    new Response(null, { status: 303, headers: { ...hostedPageHeaders, location: path } });
  const start = (visit: Visit, more: Pick<StartPage, 'identity' | 'hasFailed'>) =>
    startPage({ visit, config, basePath, name: site.touchpointNameFor(visit.touchpointId, visit.locale), ...more });

  /**
   * Nobody's words may be lost because the store is not there, or because too many write at once: the page comes back with
   * all of them.
   *
   * @returns with which status; undefined: it is kept
   */
  async function failureOf(context: Context, keep: () => Promise<unknown>): Promise<429 | 503 | undefined> {
    const waitSeconds = gate.wait('forms', context.req.raw, context.env);
    if (waitSeconds !== undefined) {
      context.header('retry-after', String(waitSeconds));
      return 429;
    }
    try {
      await keep();
      return undefined;
    } catch (error) {
      tellFault('not kept', error);
      return 503;
    }
  }

  for (const path of [base, `${base}/`, `${base}/:touchpoint`]) {
    app.get(path, (context) => {
      const visit = readVisit(context, config);
      const isShell = context.req.query('shell') !== undefined;
      return show(context, start(visit, { identity: isShell ? undefined : mint(now()) }));
    });

    app.post(path, async (context) => {
      demandOwnOrigin(context.req.raw, options.publicUrl);
      const visit = readVisit(context, config);
      const { touchpointId, origin, locale, query, kioskSeconds } = visit;
      const form = await readForm(context.req.raw);
      const disconfirmation = disconfirmations.find((one) => String(one) === form.get('disconfirmation'));
      if (disconfirmation === undefined) return seeOther(`${base}/${touchpointId}${query}`);
      let identity = identityIn(form) ?? mint(now());
      const content = { touchpointId, origin, surface: 'inline', locale, answerOrder: 'worstFirst', disconfirmation };
      const failure = await failureOf(context, async () => {
        identity = await keepTap({ ...keeper, signs: signsOf(form) }, identity, {
          ...content,
          path: `${base}/${touchpointId}`,
        });
      });
      if (failure) return show(context, start(visit, { identity, hasFailed: true }), failure);
      const { reference, secret } = identity;
      // What a shared screen shows, and what its history keeps, must not lead the next person to this critique.
      return seeOther(`${base}/${touchpointId}/${reference}${kioskSeconds === undefined ? `/${secret}` : ''}${query}`);
    });
    refuseOtherMethods(app, path, ['GET', 'HEAD', 'POST']);
  }

  app.get(`${base}/:touchpoint/:reference`, async (context) => {
    const visit = readVisit(context, config);
    const { reference } = context.req.param();
    const home = `${base}/${visit.touchpointId}${visit.query}`;
    if (visit.kioskSeconds === undefined) return seeOther(home);
    // Also who guesses right: the answer tells that somebody has complained.
    gate.demand('status', context.req.raw, context.env);
    if (!(await isKnownReference(store.read, reference))) return seeOther(home);
    context.header('refresh', `${visit.kioskSeconds}; url=${home}`);
    return show(context, sharedDonePage({ visit, config, basePath, reference }));
  });

  const own = `${base}/:touchpoint/:reference/:secret`;

  app.get(own, async (context) => answerOwn(context));
  app.post(own, async (context) => {
    demandOwnOrigin(context.req.raw, options.publicUrl);
    return answerOwn(context, await readForm(context.req.raw));
  });
  refuseOtherMethods(app, own, ['GET', 'HEAD', 'POST']);

  /** Shows one's own critique, after keeping what the form holds. */
  async function answerOwn(context: Context, form?: URLSearchParams): Promise<Response> {
    const visit = readVisit(context, config);
    const { reference, secret } = context.req.param() as Record<'reference' | 'secret', string>;
    const [found, one] = await Promise.all([
      findOwn(store.read, reference, secret),
      findCustomerCase(store.read, site, reference, secret),
    ]);
    if (!one) gate.demand('status', context.req.raw, context.env as Sender);
    if (!found || !one) return show(context, inSheet(missingPage, visit), 404);
    if (one.withdrawnAt !== undefined) return seeOther(`${basePath}/c/${reference}/${secret}`);
    const touchpoint = site.touchpoint(found.content.touchpointId);
    const kept = detailsOf(found.content);
    const page = { visit, config, basePath, touchpoint, one, secret, revision: found.revision, kept };
    const again = (details: Details, faults = {}, failure?: 'for-now' | 'full') =>
      donePage({ ...page, details, faults, failure });
    if (!form) return show(context, again(kept));

    const details = detailsIn(form, touchpoint);
    const faults = faultsIn(details);
    if (Object.keys(faults).length > 0) return show(context, again(details, faults), 422);
    const wanted = Number(form.get('revision'));
    const revision =
      Number.isInteger(wanted) && wanted > 1 && wanted <= found.revision + 1 ? wanted : found.revision + 1;
    let isFull = false;
    const failure = await failureOf(context, async () => {
      const keeping = { ...keeper, signs: signsOf(form) };
      const content = withDetails(found.content, details, touchpoint);
      isFull = !(await keepDetails(keeping, { ...found.identity, secret }, revision, content));
    });
    if (failure) return show(context, again(details, {}, 'for-now'), failure);
    if (isFull) return show(context, again(details, {}, 'full'), 422);
    return seeOther(`${base}/${visit.touchpointId}/${reference}/${secret}${visit.query}`);
  }

  app.get(`${base}/:touchpoint/*`, (context) => {
    const { touchpointId, query } = readVisit(context, config);
    return seeOther(`${base}/${touchpointId === fallbackTouchpoint ? '' : touchpointId}${query}`);
  });

  return { fetch: async (request, sender = {}) => app.fetch(request, sender) };
}

import { caseFilter, replyRequest, signInRequest, staffRights, standingsQuery } from '@earful/protocol';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { acknowledge } from './cases/acknowledge.js';
import { findCase } from './cases/case-detail.js';
import { createCaseList } from './cases/case-rows.js';
import { sendReply } from './cases/replies.js';
import { vouch } from './cases/vouch.js';
import { normaliseBasePath } from './http/base-path.js';
import { createLiveStreams } from './http/live-stream.js';
import { demandOwnOrigin } from './http/origins.js';
import { Refusal } from './http/problem.js';
import { answerRefusals, refuseOtherMethods } from './http/refusals.js';
import type { Member } from './http/staff-session.js';
import { createStaffSessions } from './http/staff-session.js';
import { normaliseText } from './privacy/normalise-text.js';
import { createStandings } from './reports/standings.js';
import { createSiteDirectory } from './site-directory.js';
import type { Mounted, SiteOptions } from './site-options.js';
import { addDeliveryRoutes } from './staff/delivery-routes.js';
import type { OpenIdOptions } from './staff/open-id-provider.js';
import { addOpenIdRoutes } from './staff/open-id-routes.js';
import { addPeopleRoutes } from './staff/people-routes.js';
import { demandStill } from './staff/sessions.js';
import type { StaffEnv } from './staff/staff-routes.js';
import { demandEmpty, demandRight, parse, queryOf, readStaffJson, routeOf } from './staff/staff-routes.js';

export interface StaffApiOptions extends SiteOptions {
  /** How often live streams look for rows of other processes, in milliseconds. Default 1000. */
  pollMs?: number | undefined;
  /** Where a request comes from, so that failed sign-ins are counted apart. Never stored. Default: unknown. */
  clientAddress?: ((request: Request) => string | undefined) | undefined;
  /** Where staff may sign in with an account, too. Default: nowhere, so only links sign in. */
  openIdConnect?: OpenIdOptions | undefined;
}

export interface StaffApi extends Mounted {
  /** Everything that is mounted, as it stands in the table of rights: `GET /cases`. */
  readonly routes: readonly string[];
  /** Ends the live streams. */
  close(): Promise<void>;
}

/**
 * The private half: what signed-in staff see and do. Whatever changes something must come from the receiver's own
 * origin, as JSON; both are demanded because either alone has been got round elsewhere. Who may do what stands in
 * `staffRights` of the contract; a route without an entry there is closed.
 *
 * @throws TypeError when the issuer of `openIdConnect` cannot be used.
 */
export function createStaffApi(options: StaffApiOptions): StaffApi {
  const { store, config } = options;
  const base = `${normaliseBasePath(options.basePath)}/v1/staff`;
  const now = options.now ?? store.now;
  const site = createSiteDirectory(config);
  const sessions = createStaffSessions({ ...options, now });
  const listCases = createCaseList(store, site);
  const standingsOf = createStandings(store, site, now);
  const streams = createLiveStreams({ store, pollMs: options.pollMs });
  const app = new Hono<StaffEnv>();
  answerRefusals(app, { log: options.log, now });

  const nowIso = () => new Date(now()).toISOString();
  const sessionOf = (member: Member) => ({ member, brand: { name: config.brand.name } });

  async function detail(context: Context<StaffEnv>, caseId: string, status: 200 | 201 = 200) {
    const found = await findCase(store.read, caseId, site);
    if (!found) throw new Refusal('not-found');
    return context.json(found, status);
  }

  app.use(`${base}/*`, async (context, next) => {
    const { method } = context.req;
    const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
    if (!reads) demandOwnOrigin(context.req.raw, options.publicUrl);
    const route = routeOf(context, base);
    if (method !== 'OPTIONS' && (route === undefined || staffRights[route] !== 'anybody')) {
      const { member, sessionId } = await sessions.demand(context.req.raw);
      demandRight(context, base, member.role);
      context.set('member', member);
      context.set('sessionId', sessionId);
      context.set('write', (work) =>
        store.write(async (db) => {
          const actor = await demandStill(db, sessionId);
          demandRight(context, base, actor.role);
          return work(db, actor);
        }),
      );
    }
    // No text in the store has a NUL, so there is nothing at such an address; PostgreSQL would fail over the question.
    if (context.req.url.includes('%00')) throw new Refusal('not-found');
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
    context.res.headers.set('x-content-type-options', 'nosniff');
  });

  app.post(`${base}/session`, async (context) => {
    const { token } = parse(signInRequest, await readStaffJson(context.req.raw));
    const { member, cookie } = await sessions.signIn(context.req.raw, token);
    options.log?.('info', 'signed in', { memberId: member.memberId });
    return context.json(sessionOf(member), 201, { 'set-cookie': cookie });
  });
  app.get(`${base}/session`, (context) => context.json(sessionOf(context.var.member)));
  app.delete(`${base}/session`, async (context) => {
    const { wasSignedIn, cookie } = await sessions.signOut(context.req.raw);
    if (wasSignedIn) streams.recheck();
    return context.body(null, 204, { 'set-cookie': cookie });
  });
  refuseOtherMethods(app, `${base}/session`, ['GET', 'HEAD', 'POST', 'DELETE']);
  addOpenIdRoutes({ app, base, options, now, sessions });

  app.get(`${base}/cases`, async (context) =>
    context.json(await listCases(parse(caseFilter, queryOf(context.req.raw)))),
  );
  refuseOtherMethods(app, `${base}/cases`, ['GET', 'HEAD']);

  app.get(`${base}/cases/:caseId`, (context) => detail(context, context.req.param('caseId')));
  refuseOtherMethods(app, `${base}/cases/:caseId`, ['GET', 'HEAD']);

  app.post(`${base}/cases/:caseId/acknowledge`, async (context) => {
    const caseId = context.req.param('caseId');
    demandEmpty(await readStaffJson(context.req.raw));
    if (!(await context.var.write((db, member) => acknowledge(db, { caseId, member, at: nowIso() }))))
      throw new Refusal('not-found');
    return detail(context, caseId);
  });
  refuseOtherMethods(app, `${base}/cases/:caseId/acknowledge`, ['POST']);

  app.post(`${base}/cases/:caseId/vouch`, async (context) => {
    const caseId = context.req.param('caseId');
    demandEmpty(await readStaffJson(context.req.raw));
    if (!(await context.var.write((db, member) => vouch(db, { caseId, member, at: nowIso() }))))
      throw new Refusal('not-found');
    return detail(context, caseId);
  });
  refuseOtherMethods(app, `${base}/cases/:caseId/vouch`, ['POST']);

  app.post(`${base}/cases/:caseId/replies`, async (context) => {
    const caseId = context.req.param('caseId');
    const { replyId, text } = parse(replyRequest, await readStaffJson(context.req.raw));
    const outcome = await context.var.write((db, author) =>
      sendReply(db, { caseId, replyId, text: normaliseText(text), author, sentAt: nowIso() }),
    );
    if (outcome === 'conflict' || outcome === 'not-found') throw new Refusal(outcome);
    return detail(context, caseId, outcome === 'sent' ? 201 : 200);
  });
  refuseOtherMethods(app, `${base}/cases/:caseId/replies`, ['POST']);

  app.get(`${base}/standings`, async (context) =>
    context.json(await standingsOf(parse(standingsQuery, queryOf(context.req.raw)))),
  );
  refuseOtherMethods(app, `${base}/standings`, ['GET', 'HEAD']);

  app.get(`${base}/stream`, ({ req, var: { sessionId } }) =>
    streams.respond(req.raw, { sessionId, mayContinue: () => sessions.isValid(req.raw) }),
  );
  refuseOtherMethods(app, `${base}/stream`, ['GET', 'HEAD']);

  addDeliveryRoutes({ app, base, options, now });
  addPeopleRoutes({ app, base, options, now, sessionsEnded: streams.recheck });

  return {
    routes: app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.slice(base.length)}`),
    fetch: async (request) => app.fetch(request),
    close: () => {
      streams.close();
      return Promise.resolve();
    },
  };
}

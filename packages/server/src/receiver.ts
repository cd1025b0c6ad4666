import type { Envelope, Receipt } from '@earful/protocol';
import { envelope } from '@earful/protocol';
import { Hono } from 'hono';
import { addStatusRoute } from './cases/status-route.js';
import { createWorkDemand } from './cases/demand-work.js';
import { createCritiqueTaker } from './cases/take-critique.js';
import { addConfigRoute } from './config-route.js';
import { addExposureRoute } from './exposures/exposure-route.js';
import { createLearnedPatience } from './exposures/learned-patience.js';
import type { Sender } from './http/client-address.js';
import { createFaultLog } from './http/fault-log.js';
import { createGate } from './http/gate.js';
import { normaliseBasePath } from './http/base-path.js';
import { readJson } from './http/body.js';
import { faultsOf } from './http/faults.js';
import { createPublicOrigins, publicOriginOf } from './http/origins.js';
import { Refusal } from './http/problem.js';
import type { PublicRoutes } from './http/public-routes.js';
import { answer, closePublicRoute, demandKey, demandOrigin, pageMediaTypes } from './http/public-routes.js';
import { answerRefusals } from './http/refusals.js';
import { createSiteDirectory } from './site-directory.js';
import type { Mounted, SiteOptions } from './site-options.js';
import { readVersion } from './version.js';

export interface ReceiverOptions extends SiteOptions {
  /** Public write key that every envelope and every batch must carry, or several of which any will do. It stops mix-ups, not attackers. Default: none is asked for. */
  key?: string | readonly string[] | undefined;
  /** Origins of other sites whose pages may send, for example `https://shop.example`. The own origin always may. */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * How many tries of work a device has to do, on average, before a revision that is new is taken; 0: none. Work is done on the device, in the
   * background; pages must be served over https. Forms without script are not asked. Default 0.
   */
  proofOfWork?: number | undefined;
  /** Marks everything stored as invented history, erasable with `eraseSample`. Default false. */
  sample?: boolean | undefined;
}

function readEnvelope(value: unknown): Envelope {
  const { success, data, error } = envelope.safeParse(value);
  if (!success) throw new Refusal('invalid', { detail: 'This is not an envelope.', faults: faultsOf(error) });
  return data;
}

/**
 * The public half: takes critiques and sums, tells a device how its case stands, hands out the public configuration,
 * tells whether it is well. It knows no cookie and grants nothing to one.
 *
 * @throws TypeError when `basePath`, `publicUrl` an allowed origin or a trusted proxy is not an address, or cannot do the work.
 */
export function createReceiver(options: ReceiverOptions): Mounted {
  const { store, config } = options;
  const base = normaliseBasePath(options.basePath);
  const now = options.now ?? store.now;
  const site = createSiteDirectory(config);
  const publicUrl = publicOriginOf(options.publicUrl);
  const origins = createPublicOrigins({ publicUrl, allowed: options.allowedOrigins });
  const version = readVersion();
  const sample = options.sample ?? false;
  const gate = options.gate ?? createGate({ ...options, now });
  const { proofOfWork: tries = 0, allowedOrigins = [] } = options;
  const work = { store, site: publicUrl + base, origins: [publicUrl, ...allowedOrigins], tries, now };
  const demandWork = tries > 0 ? createWorkDemand(work) : undefined;
  const take = createCritiqueTaker({ store, site, now, sample, gate, demandWork, log: options.log });
  const tellFault = createFaultLog({ log: options.log, now });
  const app = new Hono<{ Bindings: Sender }>();
  answerRefusals(app, { log: options.log, now, headersFor: (request) => origins.headersFor(request, true) });
  const routes: PublicRoutes = { app, base: `${base}/v1`, origins, gate, keys: [options.key ?? []].flat() };

  app.post(`${base}/v1/critiques`, async (context) => {
    const request = context.req.raw;
    gate.demand('critiques', request, context.env);
    demandOrigin(routes, request);
    const sent = readEnvelope(await readJson(request, pageMediaTypes));
    demandKey(routes, sent.key);
    const { critique, kept, digest } = await take(sent);
    if (!('receivedAt' in kept)) throw new Refusal(kept.outcome);
    const receipt: Receipt = {
      earful: 1,
      status: kept.outcome,
      critiqueId: critique.critiqueId,
      revision: critique.revision,
      digest,
      receivedAt: kept.receivedAt,
      team: site.team(critique.locale),
      ...(kept.readBy === null ? {} : { readBy: kept.readBy }),
      ...(kept.answerBy === null ? {} : { answerBy: kept.answerBy }),
    };
    return answer(routes, request, receipt, kept.outcome === 'stored' ? 201 : 200);
  });
  closePublicRoute(routes, '/critiques', ['POST']);

  addExposureRoute(routes, { store, site, now, sample });
  addStatusRoute(routes, { store });
  addConfigRoute(routes, { config, learnedPatience: createLearnedPatience(store, now, options.log) });

  app.get(`${base}/v1/health`, async (context) => {
    try {
      const health = await store.health();
      return answer(routes, context.req.raw, { ready: true, store: health, version });
    } catch (error) {
      tellFault('not ready', error);
      return answer(routes, context.req.raw, { ready: false, version }, 503);
    }
  });
  closePublicRoute(routes, '/health', ['GET', 'HEAD']);

  return { fetch: async (request, sender = {}) => app.fetch(request, sender) };
}

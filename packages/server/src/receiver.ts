import { createHash } from 'node:crypto';
import type { Critique, Envelope, Receipt } from '@earful/protocol';
import { critique as critiqueSchema, envelope, fallbackTouchpoint, schemaVersion } from '@earful/protocol';
import { Hono } from 'hono';
import { claimedTimes } from './cases/claimed-times.js';
import { keepCritique } from './cases/keep-critique.js';
import { promisedDates } from './cases/promised-dates.js';
import { addStatusRoute } from './cases/status-route.js';
import { addConfigRoute } from './config-route.js';
import { addExposureRoute } from './exposures/exposure-route.js';
import { createLearnedPatience } from './exposures/learned-patience.js';
import { normaliseBasePath } from './http/base-path.js';
import { readJson } from './http/body.js';
import { faultsOf } from './http/faults.js';
import { createPublicOrigins } from './http/origins.js';
import { Refusal } from './http/problem.js';
import type { PublicRoutes } from './http/public-routes.js';
import { closePublicRoute, demandKey, demandOrigin, pageMediaTypes } from './http/public-routes.js';
import { answerRefusals, refuseOtherMethods } from './http/refusals.js';
import { normaliseCritique } from './privacy/normalise-critique.js';
import { hashSecret } from './secrets.js';
import { createSiteDirectory } from './site-directory.js';
import type { Mounted, SiteOptions } from './site-options.js';
import { readVersion } from './version.js';

export interface ReceiverOptions extends SiteOptions {
  /** Public write key that every envelope and every batch must carry. It stops mix-ups, not attackers. Default: none is asked for. */
  key?: string | undefined;
  /** Origins of other sites whose pages may send, for example `https://shop.example`. The own origin always may. */
  allowedOrigins?: readonly string[] | undefined;
  /** Marks everything stored as invented history, erasable with `eraseSample`. Default false. */
  sample?: boolean | undefined;
}

/** How long a device waits before it sends something again that this version cannot read yet, in seconds. */
const newerVersionRetrySeconds = 3_600;

function readEnvelope(value: unknown): Envelope {
  const { success, data, error } = envelope.safeParse(value);
  if (!success) throw new Refusal('invalid', { detail: 'This is not an envelope.', faults: faultsOf(error) });
  return data;
}

function readCritique(body: string): Critique {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Refusal('invalid', { detail: 'The body of the envelope is not JSON.', faults: [] });
  }
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (Number.isInteger(version) && (version as number) > schemaVersion) {
    // Not the sender's fault: a page newer than its receiver, as after a rollback. The device keeps it.
    throw new Refusal('unavailable', {
      detail: 'The critique is newer than this receiver.',
      headers: { 'retry-after': String(newerVersionRetrySeconds) },
    });
  }
  const { success, data, error } = critiqueSchema.safeParse(value);
  if (!success) throw new Refusal('invalid', { detail: 'This is not a critique.', faults: faultsOf(error) });
  return normaliseCritique(data);
}

/**
 * The public half: takes critiques and sums, tells a device how its case stands, hands out the public configuration,
 * tells whether it is well. It knows no cookie and grants nothing to one.
 *
 * @throws TypeError when `basePath`, `publicUrl` or an allowed origin is not an address.
 */
export function createReceiver(options: ReceiverOptions): Mounted {
  const { store, config, key } = options;
  const base = normaliseBasePath(options.basePath);
  const now = options.now ?? store.now;
  const site = createSiteDirectory(config);
  const origins = createPublicOrigins({
    publicUrl: new URL(options.publicUrl).origin,
    allowed: options.allowedOrigins,
  });
  const version = readVersion();
  const sample = options.sample ?? false;
  const app = new Hono();
  answerRefusals(app, options.log);
  const routes: PublicRoutes = { app, base: `${base}/v1`, origins, key };

  async function keep(sent: Envelope, critique: Critique) {
    const receivedAt = now();
    const touchpoint = site.touchpoint(critique.touchpointId);
    const bytes = Buffer.from(sent.body, 'utf8');
    const kept = await store.write((db) =>
      keepCritique(db, {
        critique,
        touchpointId: touchpoint?.id ?? fallbackTouchpoint,
        times: claimedTimes({ ...critique, sentAt: sent.sentAt }, receivedAt),
        digest: createHash('sha256').update(bytes).digest('hex'),
        body: bytes.toString('utf8'),
        receivedAt: new Date(receivedAt).toISOString(),
        secretHash: hashSecret(sent.proof),
        ...promisedDates(touchpoint, receivedAt),
        sample,
      }),
    );
    if ('receivedAt' in kept) return kept;
    throw new Refusal(kept.outcome);
  }

  app.use(`${base}/v1/*`, async (context, next) => {
    await next();
    const refused = context.res.status >= 400;
    for (const [name, value] of Object.entries(origins.headersFor(context.req.raw, refused))) {
      context.res.headers.set(name, value);
    }
  });

  app.post(`${base}/v1/critiques`, async (context) => {
    const request = context.req.raw;
    demandOrigin(routes, request);
    const sent = readEnvelope(await readJson(request, pageMediaTypes));
    demandKey(routes, sent.key);
    const critique = readCritique(sent.body);
    const kept = await keep(sent, critique);
    const { critiqueId, revision } = critique;
    options.log?.('info', kept.outcome, { critiqueId, revision });
    const receipt: Receipt = {
      earful: 1,
      status: kept.outcome,
      critiqueId,
      revision,
      digest: createHash('sha256').update(sent.body, 'utf8').digest('hex'),
      receivedAt: kept.receivedAt,
      team: site.team(critique.locale),
      ...(kept.readBy === null ? {} : { readBy: kept.readBy }),
      ...(kept.answerBy === null ? {} : { answerBy: kept.answerBy }),
    };
    return context.json(receipt, kept.outcome === 'stored' ? 201 : 200, { 'cache-control': 'no-store' });
  });
  closePublicRoute(routes, '/critiques', ['POST']);

  addExposureRoute(routes, { store, site, now, sample });
  addStatusRoute(routes, { store });
  addConfigRoute(routes, { config, learnedPatience: createLearnedPatience(store, now, options.log) });

  app.get(`${base}/v1/health`, async (context) => {
    try {
      const health = await store.health();
      return context.json({ ready: true, store: health, version }, 200, { 'cache-control': 'no-store' });
    } catch (error) {
      options.log?.('error', 'not ready', { message: error instanceof Error ? error.message : String(error) });
      return context.json({ ready: false, version }, 503, { 'cache-control': 'no-store' });
    }
  });
  refuseOtherMethods(app, `${base}/v1/health`, ['GET', 'HEAD']);

  return { fetch: async (request) => app.fetch(request) };
}

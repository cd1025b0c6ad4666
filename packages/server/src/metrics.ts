import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { pathOf } from './http/path-of.js';
import { normaliseBasePath } from './http/base-path.js';
import { problemResponse } from './http/problem.js';
import { countUndelivered } from './outgoing/send-again.js';
import type { Mounted } from './site-options.js';
import { readTimes } from './store/known-time.js';
import type { Store } from './store/store.js';

export interface Metrics {
  /** The same handler, with its answers counted. */
  watch<T extends Mounted>(mounted: T): T;
  /** What Prometheus reads at `/metrics`. Not for the public: it says how much is complained. */
  fetch(request: Request): Promise<Response>;
}

/** Parts of the site by the beginning of their path below the base path. Addresses of customers are in none of them. */
const areas: [RegExp, string][] = [
  [/^\/v1\/(critiques|exposures|status|config|health)$/, '$1'],
  [/^\/v1\/staff\/stream$/, 'stream'],
  [/^\/v1\/staff\/.*/, 'staff'],
  [/^\/t\/.*/, 'hosted'],
  [/^\/c\/.*/, 'customer'],
];

function areaOf(path: string): string {
  const [known, name] = areas.find(([pattern]) => pattern.test(path)) ?? [/^.*$/s, 'files'];
  return path.replace(known, name);
}

/** Seconds. A durable write takes milliseconds; devices give up after twenty seconds. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 20];

/** Methods that get a name of their own; anybody may invent others. */
const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/**
 * Counts answers by part of the site, method and status, times them, and asks the store whether it is well. No label holds
 * anything of a person, and each has few values.
 *
 * @param basePath As given to `createEarful`. Default `/earful`.
 */
export function createMetrics(store: Store, basePath?: string): Metrics {
  const base = normaliseBasePath(basePath);
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'earful_requests_total',
    help: 'Requests that were answered',
    labelNames: ['area', 'method', 'status'],
    registers: [register],
  });
  const seconds = new Histogram({
    name: 'earful_request_seconds',
    help: 'From the request to the head of its answer; of critiques, to their commit',
    labelNames: ['area'],
    buckets,
    registers: [register],
  });
  new Gauge({
    name: 'earful_store_ready',
    help: '1 while the store answers and takes writes',
    registers: [register],
    async collect() {
      this.set(
        await store.health().then(
          () => 1,
          () => 0,
        ),
      );
    },
  });
  new Gauge({
    name: 'earful_retention_finished_timestamp_seconds',
    help: 'When retention last came to its end; 0: never',
    registers: [register],
    async collect() {
      // A store that does not answer is told above; what was known last stays.
      const times = await readTimes(store.read).catch(() => undefined);
      if (times) this.set((times.retained ?? 0) / 1_000);
    },
  });
  new Gauge({
    name: 'earful_undelivered',
    help: 'What others were to be told and have not taken',
    labelNames: ['state'],
    registers: [register],
    async collect() {
      // Without an answer of the store there is nothing to say; that it gives none is told above.
      const counts = await countUndelivered(store).catch(() => undefined);
      this.reset();
      for (const [state, count] of Object.entries(counts ?? {})) this.set({ state }, count);
    },
  });

  return {
    watch: (mounted) => ({
      ...mounted,
      async fetch(request, sender) {
        const pathname = pathOf(request);
        const area = pathname.startsWith(`${base}/`) ? areaOf(pathname.slice(base.length)) : 'elsewhere';
        const stop = seconds.startTimer({ area });
        const response = await mounted.fetch(request, sender);
        stop();
        const method = methods.has(request.method) ? request.method : 'other';
        requests.inc({ area, method, status: response.status });
        return response;
      },
    }),
    async fetch(request) {
      if (pathOf(request) !== '/metrics') return problemResponse('not-found');
      return new Response(await register.metrics(), {
        headers: { 'content-type': register.contentType, 'cache-control': 'no-store' },
      });
    },
  };
}

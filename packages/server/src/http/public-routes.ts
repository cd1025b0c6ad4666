import { hash, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import type { Sender } from './client-address.js';
import type { Gate } from './gate.js';
import type { createPublicOrigins } from './origins.js';
import { Refusal } from './problem.js';
import { refuseOtherMethods } from './refusals.js';

/** What every route of the receiver needs to be mounted. */
export interface PublicRoutes {
  app: Hono<{ Bindings: Sender }>;
  /** Everything public lies below it: `/earful/v1`. */
  base: string;
  origins: ReturnType<typeof createPublicOrigins>;
  gate: Gate;
  /** Public write keys, any of which will do. Empty: none is asked for. */
  keys: readonly string[];
}

/** What a page sends. As plain text it needs no preflight. */
export const pageMediaTypes = ['text/plain', 'application/json'];

/** @throws Refusal `wrong-origin`. */
export function demandOrigin({ origins }: PublicRoutes, request: Request): void {
  if (!origins.accepts(request)) throw new Refusal('wrong-origin');
}

const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer');

/** @throws Refusal `wrong-key`. */
export function demandKey({ keys }: PublicRoutes, sent = ''): void {
  if (keys.length === 0) return;
  // Of equal length, and all of them every time, so that the time it takes tells nothing of a key.
  const digest = digestOf(sent);
  if (keys.filter((key) => timingSafeEqual(digestOf(key), digest)).length === 0) throw new Refusal('wrong-key');
}

/**
 * What a page gets, of whatever origin it is. The headers stay a plain object: one of the platform's own would cost as much as
 * storing a row.
 */
export function answer({ origins }: PublicRoutes, request: Request, document: object, status = 200): Response {
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...origins.headersFor(request, false),
    },
  });
}

/** The last handlers of a public route: the preflight, and any other method. */
export function closePublicRoute({ app, base, origins }: PublicRoutes, path: string, methods: readonly string[]): void {
  app.options(`${base}${path}`, (context) => origins.preflight(context.req.raw, methods));
  refuseOtherMethods(app, `${base}${path}`, methods);
}

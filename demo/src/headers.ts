import type { MiddlewareHandler } from 'hono';

/**
 * What the shop's pages may load and run: their own files and nothing else. Earful works under it unchanged; the only
 * trace of it is the name of its Trusted Types policy.
 */
const contentSecurityPolicy = (framing: 'none' | 'self'): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors '${framing}'`,
    // Only the page of the theme has frames, and shows pages of its own in them.
    `frame-src '${framing}'`,
    "require-trusted-types-for 'script'",
    'trusted-types earful',
  ].join('; ');

/** Headers of every page, and refusal of forms that another site sends. */
export const guardPages: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  const foreign = origin !== undefined && origin !== `http://${context.req.header('host')}`;
  if (context.req.method !== 'GET' && (foreign || !['same-origin', 'none'].includes(site))) {
    return context.text('Forms are accepted from this shop only.', 403);
  }
  await next();
  context.header(
    'Content-Security-Policy',
    contentSecurityPolicy(/^\/theme\b/.test(context.req.path) ? 'self' : 'none'),
  );
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'same-origin');
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
};

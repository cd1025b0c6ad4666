import type { PublicConfig, SiteConfig } from '@earful/protocol';
import type { LearnedPatience } from './exposures/learned-patience.js';
import { etagOf, isFresh } from './http/etag.js';
import type { PublicRoutes } from './http/public-routes.js';
import { closePublicRoute, demandOrigin } from './http/public-routes.js';
import { publicPart } from './public-part.js';

/** What the brand has written wins over what was learned. */
const withPatience = (part: PublicConfig, learned: LearnedPatience): PublicConfig => ({
  ...part,
  touchpoints: part.touchpoints.map((one) => {
    const patienceSeconds = one.patienceSeconds ?? learned.get(one.id);
    return patienceSeconds === undefined ? one : { ...one, patienceSeconds };
  }),
});

interface ConfigOptions {
  config: SiteConfig;
  learnedPatience: () => Promise<LearnedPatience>;
}

/** `GET /v1/config`: the public part, with what the receiver has learned. The tag changes when the answer does. */
export function addConfigRoute(routes: PublicRoutes, { config, learnedPatience }: ConfigOptions): void {
  const part = publicPart(config);
  let written: { learned: LearnedPatience; text: string; etag: string } | undefined;

  routes.app.get(`${routes.base}/config`, async (context) => {
    const request = context.req.raw;
    // Unreadable, it would look like a wrong address.
    demandOrigin(routes, request);
    const learned = await learnedPatience();
    if (written?.learned !== learned) {
      const text = JSON.stringify(withPatience(part, learned));
      written = { learned, text, etag: etagOf(text) };
    }
    const { text, etag } = written;
    const shared = routes.origins.headersFor(request, false);
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache', etag, ...shared };
    if (isFresh(request, etag)) return new Response(null, { status: 304, headers });
    return new Response(text, { headers });
  });
  closePublicRoute(routes, '/config', ['GET', 'HEAD']);
}

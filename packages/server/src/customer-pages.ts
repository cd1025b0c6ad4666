import { Hono } from 'hono';
import { findCustomerCase } from './cases/customer-case.js';
import { acceptedLanguage } from './http/accepted-language.js';
import { normaliseBasePath } from './http/base-path.js';
import { etagOf, isFresh } from './http/etag.js';
import { answerRefusals, refuseOtherMethods } from './http/refusals.js';
import { customerPageHeaders } from './http/security-headers.js';
import { missingPage, statusPage } from './pages/status-page.js';
import { stringsFor } from './pages/strings/index.js';
import { stylesheet } from './pages/stylesheet.js';
import { createSiteDirectory } from './site-directory.js';
import type { Mounted, SiteOptions } from './site-options.js';

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
    const found = await findCustomerCase(store.read, site, reference, secret);
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

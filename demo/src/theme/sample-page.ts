import { html, raw } from 'hono/html';
import type { Html } from '../shop/page.js';
import { jsonForScript } from '../shop/page.js';

const config = {
  brand: { name: 'Larkspoon', team: 'Larkspoon Care' },
  touchpoints: [{ id: 'sample', name: 'Sample', paths: ['/theme/sample'] }],
  triggers: [
    { signal: 'custom', parameters: { name: 'show' }, touchpoint: 'sample', says: 'The parcel is later than we said.' },
  ],
  etiquette: { arrivalMs: 0, quietMs: 0 },
};

/** A page in a frame: with the prompt in it and the launcher, or with an invitation, which takes no focus. Sends nothing. */
export function samplePage(scheme: 'light' | 'dark', surface: 'inline' | 'open'): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${scheme}" />
        <title>Earful in ${scheme} colours</title>
        <link rel="stylesheet" href="/theme-sample.css" />
        <script type="application/json" data-earful>
          ${raw(jsonForScript(config))}
        </script>
        ${surface === 'open' ? html`<script src="/theme-sample.js"></script>` : ''}
        <script async src="/earful/earful.js" data-endpoint="/earful" data-test></script>
      </head>
      <body>
        <main>
          <h1>Order 1042</h1>
          <p>Linen apron, in sand. It was to be with you yesterday.</p>
          ${surface === 'inline' ? html`<earful-critique touchpoint="sample" surface="inline"></earful-critique>` : ''}
        </main>
      </body>
    </html>`;
}

import { html } from 'hono/html';
import type { Html } from './shop/page.js';

/** A page of the demo that is none of the shop's: in English only, and without Earful in it. */
export interface ToolPage {
  name: string;
  /** Names of style sheets in `public/`, without their ending. */
  styles: readonly string[];
  script: Html;
  /** Beside the way back to the shop. */
  links: Html;
  body: Html;
}

/** A whole document: head, header, the page. */
export function toolPage({ name, styles, script, links, body }: ToolPage): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${name} · Larkspoon</title>
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        ${styles.map((style) => html`<link rel="stylesheet" href="/${style}.css" />`)} ${script}
      </head>
      <body>
        <header class="masthead">
          <a class="brand" href="/"
            ><img src="/mark.svg" alt="" width="34" height="34" /><span class="brand-name">Larkspoon</span
            ><span class="brand-line">${name}</span></a
          >
          <nav class="links" aria-label="Main"><a href="/">To the shop</a> ${links}</nav>
        </header>
        <main id="content">${body}</main>
      </body>
    </html>`;
}

import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page. Every value put into it was escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageFrame {
  language: string;
  dir: 'ltr' | 'rtl';
  title: string;
  brand: string;
  stylesheetPath: string;
  heading: Markup;
  content: Markup;
}

/** What all customer pages share: one document, one style sheet, no script. */
export function layout({ language, dir, title, brand, stylesheetPath, heading, content }: PageFrame): Markup {
  return html`<!doctype html>
    <html lang="${language}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${brand}</title>
        <link rel="stylesheet" href="${stylesheetPath}" />
      </head>
      <body>
        <main>
          <p class="brand">${brand}</p>
          <h1>${heading}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Shop } from '../browser/widget-page.js';

const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/vazirmatn/package.json'));
const ranges = { latin: 'U+0000-05FF, U+2000-2FFF', arabic: 'U+0600-06FF, U+0750-077F, U+FB50-FEFC' };

/** The file of one part of the alphabet in one weight. */
export const fontFile = (subset: string, weight: number): Buffer =>
  readFileSync(join(folder, 'files', `vazirmatn-${subset}-${weight}-normal.woff2`));

const faces = Object.entries(ranges).flatMap(([subset, range]) =>
  [400, 500, 600, 700].map(
    (weight) =>
      `@font-face{font-family:Pinned;font-weight:${weight};unicode-range:${range};src:url(/pinned/${subset}/${weight})}`,
  ),
);

/**
 * Has everything written in one font that comes with the tests: those of systems differ. It has Latin and Arabic letters.
 *
 * @param more further styles of the page
 */
export async function pinFont(page: Page, shop: Shop, more = ''): Promise<void> {
  await page.route('**/pinned/*/*', (route) => {
    const [, subset, weight] = /pinned\/(\w+)\/(\d+)/.exec(route.request().url())!;
    return route.fulfill({ body: fontFile(subset!, Number(weight)), contentType: 'font/woff2' });
  });
  const css = `${faces.join('')}:root{--earful-font:Pinned;font-family:Pinned}${more}`;
  shop.answers['/pinned.css'] = [200, 'text/css', css];
  shop.body = `<link rel="stylesheet" href="/pinned.css">${shop.body}`;
}

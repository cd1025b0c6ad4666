import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { test } from '@playwright/test';
import { fontFile } from './pinned-font.js';

const file = fileURLToPath(new URL('pictures/drawn-by.json', import.meta.url));

const sample = `<style>@font-face{font-family:Pinned;font-weight:500;src:url(data:font/woff2;base64,${fontFile('latin', 500).toString('base64')})}
p{margin:0;padding:9px;font:500 15px Pinned;color:#222;border:1px solid #666;border-radius:9px}</style><p>Sphinx of quartz, 0123`;

/** How this machine draws letters and round edges: a hash of the pixels of a sample. */
async function readFingerprint(page: Page): Promise<string> {
  const blank = await page.context().newPage();
  await blank.setContent(sample);
  await blank.evaluate(() => document.fonts.load('500 15px Pinned').then(() => {}));
  const pixels = await blank.locator('p').screenshot();
  await blank.close();
  return createHash('sha256').update(pixels).digest('hex').slice(0, 16);
}
let known: Promise<string> | undefined;

/**
 * How much a picture may differ here from the one that is kept: nearly nothing where letters are drawn in the same way, and
 * elsewhere as much as other smoothing of letters takes. It is compared everywhere.
 */
export async function tolerance(page: Page) {
  const own = await (known ??= readFingerprint(page));
  const { updateSnapshots } = test.info().config;
  if (updateSnapshots === 'all' || updateSnapshots === 'changed') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `{ "fingerprint": "${own}" }\n`);
  }
  const { fingerprint } = JSON.parse(readFileSync(file, 'utf8')) as { fingerprint: string };
  if (own === fingerprint) return { threshold: 0.1, maxDiffPixels: 12 };
  console.log(
    `Letters are drawn differently here (${own}, the pictures: ${fingerprint}): compared with more tolerance.`,
  );
  return { threshold: 0.3, maxDiffPixelRatio: 0.03 };
}

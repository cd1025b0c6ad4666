import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { bundle } from './bundle.mjs';
import { median } from './rounds.mjs';
import { verdict } from './verdict.mjs';

const writes = 40;
const queued = 50;
const rounds = 5;

/** Times a bare write of the same durability, and times as many bare fetches one after the other. */
const writeBar = 2;
const deliverBar = 1.5;

/** What `serveCopy` has to serve. */
export const deliveryPage = async () => ({
  '/delivery': {
    type: 'text/html',
    body: '<!doctype html><title>Delivery</title><script type="module" src="/delivery.js"></script>',
  },
  '/delivery.js': {
    type: 'text/javascript',
    body: await bundle(fileURLToPath(new URL('delivery-page.js', import.meta.url))),
  },
});

/**
 * What it costs to be safe: the client beside a bare write and beside bare fetches, in turn, in one page with a profile on
 * the disk, because a private one would write nothing.
 */
export async function measureDelivery({ executablePath, site }) {
  const folder = mkdtempSync(join(tmpdir(), 'earful-bench-profile-'));
  const context = await chromium.launchPersistentContext(folder, { executablePath });
  try {
    const [page] = context.pages();
    await page.goto(`${site.url}delivery`);
    await page.evaluate(() => window.prepare());
    const written = [];
    for (let index = 0; index < writes; index += 1) written.push(await page.evaluate(() => window.write()));
    const delivered = [];
    for (let round = 0; round < rounds; round += 1) {
      const bareMs = await page.evaluate((count) => window.fetchAll(count), queued);
      const againMs = await page.evaluate((count) => window.fetchAll(count), queued);
      await context.setOffline(true);
      await page.evaluate((count) => window.queue(count), queued);
      const delivery = await page.evaluateHandle((count) => window.deliverAll(count), queued);
      await context.setOffline(false);
      const earfulMs = await delivery.evaluate(({ all }) => all);
      delivered.push({ bareMs, againMs, earfulMs });
    }
    const of = (rows, name) => median(rows.map((row) => row[name]));
    const cells = (rows) => ({
      bare: of(rows, 'bareMs').toFixed(1),
      again: rows[0].againMs === undefined ? '' : of(rows, 'againMs').toFixed(1),
      earful: of(rows, 'earfulMs').toFixed(1),
    });
    const bareMs = (of(delivered, 'bareMs') + of(delivered, 'againMs')) / 2;
    console.log(`Delivery, at full speed: ${writes} writes in turn, ${rounds} rounds of ${queued} critiques in turn`);
    console.table([
      { 'median, ms': 'submit → saved; a bare write, as durable', ...cells(written) },
      { 'median, ms': `online → ${queued} delivered; ${queued} bare fetches in sequence`, ...cells(delivered) },
    ]);
    console.table([
      verdict('submit → saved ÷ bare write', writeBar, of(written, 'earfulMs') / of(written, 'bareMs')),
      verdict(`online → ${queued} delivered ÷ bare fetches`, deliverBar, of(delivered, 'earfulMs') / bareMs),
      verdict('bare fetches ÷ themselves: noise', undefined, of(delivered, 'againMs') / of(delivered, 'bareMs')),
    ]);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

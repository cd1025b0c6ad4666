import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { Customer } from '../faults/customer.js';
import { createCustomer } from '../faults/customer.js';
import { createLedger } from '../faults/ledger.js';
import { tabOf } from '../faults/playwright-tabs.js';
import type { Site } from '../faults/site.js';
import { startSite } from '../faults/site.js';

const minute = 60_000;

/** A shop under the strict policy whose receiver wants work, a customer in it, and what is stored. */
const test = base.extend<{ shop: { site: Site; url: string; customer: Customer; stored(): unknown[] } }>({
  shop: async ({ page, browserName }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'earful-work-'));
    const ledger = createLedger(folder);
    let url = '';
    const site = await startSite(folder, async (port) => (url = `http://127.0.0.1:${port}`), 40);
    const customer = createCustomer(tabOf(page, browserName as 'chromium'), url, ledger);
    const stored = () => ledger.query('select revision, comment from revisions order by revision');
    await use({ site, url, customer, stored });
    for (const { faults, violations } of await customer.note()) expect([...faults, ...violations]).toEqual([]);
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

test('a customer notices nothing of the work but the thanks', async ({ page, shop: { customer, stored } }) => {
  await customer.arrive();
  expect(
    await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)),
  ).not.toContainEqual(expect.stringMatching(/\/work\.js$/));
  await customer.tap();
  await customer.isTold('received');
  await customer.tell('Late again.');
  await customer.isTold('received');
  await customer.holds(0);
  expect(stored()).toEqual([
    { revision: 1, comment: null },
    { revision: 2, comment: 'Late again.' },
  ]);
});

test('written offline, and worked for before: after the challenge has run out it is delivered, once', async ({
  context,
  page,
  shop: { site, customer, stored },
}) => {
  await customer.arrive();
  let sent = 0;
  await page.route('**/v1/critiques', async (route) => {
    sent += 1;
    // The first attempt, and what work is wanted. Then the line breaks, with the work in hand.
    if (sent <= 2) return route.continue();
    await route.abort();
    await context.setOffline(true);
  });
  await customer.tap();
  await customer.isTold('saved');
  await expect.poll(() => sent).toBeGreaterThan(2);
  await customer.tell('Written offline.');
  await customer.holds(2);
  expect(stored()).toEqual([]);

  site.aheadMs = 11 * minute;
  await page.unroute('**/v1/critiques');
  await context.setOffline(false);
  await customer.isTold('received');
  await customer.holds(0);
  expect(stored()).toEqual([
    { revision: 1, comment: null },
    { revision: 2, comment: 'Written offline.' },
  ]);
});

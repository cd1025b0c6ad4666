import { expect, test } from '@playwright/test';
import { rowsOf } from '../server/support/sqlite-rows.js';
import type { NextSite } from './next-site.js';
import { startNextSite } from './next-site.js';

// They share one server.
test.describe.configure({ mode: 'serial' });

let site: NextSite;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await startNextSite();
});
test.afterAll(() => site?.stop());

test('a site on Next with the receiver in a route: a critique of its page is stored', async ({ page }) => {
  const faults: unknown[] = [];
  page.on('pageerror', (fault) => faults.push(fault));
  page.on('response', (response) => {
    if (response.url().includes('/earful/') && !response.ok()) faults.push(response.url());
  });
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await page.locator('earful-critique .answers button').first().click();
  await expect(page.locator('earful-critique').getByRole('status')).toContainText('We have it');
  expect(await rowsOf(site.data, 'select touchpoint_id, disconfirmation from revisions')).toEqual([
    { touchpoint_id: 'checkout', disconfirmation: -2 },
  ]);
  expect(faults).toEqual([]);
});

test('the inbox opens below it, with and without the slash', async ({ page }) => {
  for (const path of ['/earful/inbox', '/earful/inbox/']) {
    await page.goto(site.url + path);
    await expect(page).toHaveURL(/\/earful\/inbox\//);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
});

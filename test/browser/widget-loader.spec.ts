import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { arrive, config, test, visit } from './widget-page.js';

const launcher = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' });
const prompt = (page: Page) => page.locator('earful-critique');

test.describe('a page that is never complete', () => {
  for (const [name, body] of [
    ['an image', '<img src="/never" alt="">'],
    ['a frame', '<iframe src="/never" title="never"></iframe>'],
  ] as const)
    test(`${name} that never comes: its customers are heard, and what an earlier page kept is sent`, async ({
      page,
      shop,
    }) => {
      shop.mode = 'down';
      await visit(page, shop);
      await launcher(page).click();
      await prompt(page).locator('.answers button').first().click();
      await expect(prompt(page).getByRole('status')).toContainText('kept on this device');
      shop.mode = 'up';
      shop.body = body;
      shop.policies = "; frame-src 'self'";
      await page.route('**/never', () => {});
      await page.goto(shop.url, { waitUntil: 'commit' });
      await page.waitForFunction(() => document.readyState === 'interactive' && 'version' in (window.earful ?? {}));
      await page.clock.runFor(13_000);
      expect(await page.evaluate(() => document.querySelector('earful-launcher'))).toBeNull();
      await page.clock.runFor(1_000);
      await expect(launcher(page)).toBeVisible();
      // The receiver was down: it is tried again after a while.
      await page.clock.runFor(60_000);
      await expect.poll(() => shop.received).toHaveLength(1);
      expect(await page.evaluate(() => document.readyState)).toBe('interactive');
    });
});

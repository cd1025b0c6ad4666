import { expect } from '@playwright/test';
import { explain, passTime, test, useOnly, visit } from '../browser/widget-page.js';
import { bundleApp } from './bundle-app.js';

for (const [framework, file] of [
  ['React with react-router', 'react-app'],
  ['Vue with vue-router', 'vue-app'],
] as const) {
  test.describe(framework, () => {
    let script: string;
    test.beforeAll(async () => {
      script = await bundleApp(file);
    });
    test.beforeEach(({ shop }) => {
      shop.body = '<div id="app"></div>';
      shop.script = script;
      shop.policies = 'vue';
      useOnly(shop, 'rageClick');
    });

    test('links, replaced addresses, back and forward: the right touchpoint is here', async ({ page, shop }) => {
      await visit(page, shop, '/welcome');
      expect((await explain(page)).touchpoint).toBeUndefined();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect.poll(async () => (await explain(page)).trail).toEqual(['help']);
      await page.getByRole('link', { name: 'My order' }).click();
      await page.getByRole('link', { name: 'Checkout' }).click();
      await expect(page.getByRole('heading', { name: 'Checkout', level: 2 })).toBeVisible();
      await expect.poll(async () => (await explain(page)).touchpoint).toBe('checkout');
      await page.goBack();
      await expect.poll(async () => (await explain(page)).touchpoint).toBe('order-status');
      await page.goForward();
      await expect
        .poll(async () => (await explain(page)).trail)
        .toEqual(['help', 'order-status', 'checkout', 'order-status', 'checkout']);
    });

    test('a dead button is asked about where it stands', async ({ page, shop }) => {
      await visit(page, shop, '/help');
      await page.getByRole('link', { name: 'Checkout' }).click();
      for (let i = 0; i < 3; i++) await page.locator('#dead').click();
      await passTime(page, 15_000);
      await expect(page.locator('earful-critique').getByRole('heading')).toHaveText('That button did nothing.');
      expect((await explain(page)).decisions).toMatchObject([{ signal: 'rageClick', decision: 'shown' }]);
    });

    test('who has moved on is not asked about the page before', async ({ page, shop }) => {
      await visit(page, shop, '/checkout');
      for (let i = 0; i < 3; i++) await page.locator('#dead').click();
      await page.clock.runFor(1_200);
      await page.getByRole('link', { name: 'Help' }).click();
      await passTime(page, 15_000);
      expect((await explain(page)).decisions).toMatchObject([{ decision: 'suppressed', reason: 'left' }]);
      await expect(page.locator('earful-critique')).toHaveCount(0);
    });

    test('the application does not mind us, nor we it', async ({ page, shop }) => {
      await visit(page, shop, '/help');
      await page.locator('earful-launcher button').first().click();
      await page.getByRole('link', { name: 'Checkout' }).click();
      await expect(page.getByRole('heading', { name: 'Checkout', level: 2 })).toBeVisible();
      await expect(page.locator('earful-critique')).toHaveCount(1);
      await page.locator('earful-critique .answers button').first().click();
      await expect(page.locator('earful-critique').getByRole('status')).toContainText('We have it');
      expect(shop.received[0]).toMatchObject({ touchpointId: 'help', path: '/checkout' });
    });
  });
}

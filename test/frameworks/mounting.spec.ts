import { expect } from '@playwright/test';
import { test, visit } from '../browser/widget-page.js';
import { bundleApp } from './bundle-app.js';

for (const [framework, file] of [
  ['React', 'react-late'],
  ['Vue', 'vue-late'],
] as const) {
  test.describe(`${framework}, which sets properties where an element has them`, () => {
    let script: string;
    test.beforeAll(async () => {
      script = await bundleApp(file, 'development');
    });

    test('a prompt that is mounted late is where it was put, and moves with what it is given', async ({
      page,
      shop,
    }) => {
      Object.assign(shop, { body: '<div id="app"></div>', script, policies: 'vue' });
      await visit(page, shop);
      await page.locator('#help').click();
      const prompt = page.locator('main earful-critique');
      await expect(prompt.getByRole('heading')).toHaveText('It broke.');
      await expect(prompt).toHaveAttribute('touchpoint', 'help');
      await expect(prompt).toHaveAttribute('surface', 'inline');
      await page.locator('#nowhere').click();
      await expect(prompt).not.toHaveAttribute('touchpoint');
      await page.locator('#checkout').click();
      await expect(prompt).toHaveAttribute('touchpoint', 'checkout');
      await prompt.locator('.answers button').first().click();
      await expect(prompt.getByRole('status')).toContainText('We have it');
      expect(shop.received).toMatchObject([{ touchpointId: 'checkout', origin: 'mail', surface: 'inline' }]);
    });
  });
}

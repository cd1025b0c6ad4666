import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, test, visit } from '../browser/widget-page.js';
import { bundleApp } from './bundle-app.js';

const prompt = (page: Page) => page.locator('earful-critique');
const hydrate = (page: Page) => page.evaluate(() => void (window as unknown as { hydrate(): void }).hydrate());
/** Made by the frameworks, which are installed beside this file only. */
const drawn = async (name: string): Promise<string> => {
  const file = './draw-page.js';
  const { draw } = (await import(file)) as { draw: Record<string, () => Promise<string>> };
  return draw[name]!();
};

for (const [name, file, drawing] of [
  ['React', 'react-hydrate', 'react'],
  ['React with the whole document', 'react-hydrate', 'reactDocument'],
  ['Vue', 'vue-hydrate', 'vue'],
] as const) {
  test.describe(`${name}, drawn by a server`, () => {
    let script: string;
    test.beforeAll(async () => {
      script = await bundleApp(file, 'development');
    });

    for (const order of ['before', 'after'] as const) {
      test(`hydrated ${order} Earful: no warning, the same element, its words`, async ({ page, shop, complaints }) => {
        page.on('console', (message) => {
          if (message.type() === 'warning') complaints.push(message.text());
        });
        shop.policies = 'vue';
        shop.script = order === 'before' ? script.replace(/\}\);$/, '; window.hydrate() });') : script;
        const html = await drawn(drawing);
        if (drawing === 'reactDocument') {
          shop.answers['/help'] = [200, 'text/html', html];
          shop.answers['/earful/v1/config'] = [200, 'application/json', JSON.stringify(config)];
        } else shop.body = `<div id="app">${html}</div>`;
        await visit(page, shop, '/help');
        await expect(prompt(page).getByRole('heading')).toBeVisible();
        await prompt(page).evaluate((it) => Object.assign(it, { isSame: true }));
        const write = async (): Promise<void> => {
          await prompt(page).locator('.answers button').first().click();
          await expect(prompt(page).getByRole('status')).toContainText('We have it');
          await prompt(page).getByLabel('In your own words').fill('Half a sentence');
        };
        if (order === 'after') {
          await write();
          await hydrate(page);
        }
        await page.clock.runFor(1_000);
        await page.locator('#count').click();
        await expect(page.locator('#count')).toHaveText('Pressed 1 times');
        if (order === 'before') await write();
        expect(await prompt(page).evaluate((it) => 'isSame' in it)).toBe(true);
        await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Half a sentence');
        await expect(page.locator('earful-promise')).toHaveText('By 19 November');
        await expect(page.locator('earful-launcher')).toHaveCount(1);
        expect(complaints).toEqual([]);
      });
    }
  });
}

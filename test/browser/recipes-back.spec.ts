import { expect } from '@playwright/test';
import { findBrowser } from '../helpers/find-browser.mjs';
import { expectAnswer, follow } from './recipe-page.js';
import { test } from './widget-page.js';
import { decisions } from './widget-probes.js';

// Playwright forbids the back/forward cache unless it is told not to.
const executablePath = (await findBrowser())!.path;
test.use({ launchOptions: { executablePath, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

test('quick back, from the back/forward cache, without consent: only where its condition holds', async ({
  page,
  shop,
}) => {
  const recipe = follow(shop, 'quickBack');
  // A page in the cache knows no clock but its own.
  shop.config = { ...(shop.config as object), etiquette: { arrivalMs: 0, quietMs: 0 } };
  shop.body = '<a href="/products/apron">Apron</a>';
  shop.script = `addEventListener('pageshow', ({ persisted }) => (window.isRestored = persisted));
    addEventListener('pagehide', () => delete window.isRestored)`;
  /** Leaves for a product and comes back, until the browser has kept the page: whether it does is its own choice. */
  const goAndComeBack = async (path: string): Promise<void> => {
    for (let isRestored = false; !isRestored;) {
      const prompt = page.waitForResponse(/\/prompt\.js/);
      await page.goto(shop.url + path);
      await prompt;
      await page.getByRole('link', { name: 'Apron' }).click();
      await page.waitForURL('**/products/apron');
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForFunction(() => 'isRestored' in window);
      isRestored = await page.evaluate(() => (window as unknown as { isRestored: boolean }).isRestored);
    }
  };
  await goAndComeBack('/search');
  expect(await decisions(page)).toMatchObject([{ decision: 'suppressed', reason: 'condition' }]);
  await goAndComeBack('/search?q=linen');
  await expectAnswer(page, shop, recipe);
});

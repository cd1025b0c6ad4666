import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findBrowser } from '../helpers/find-browser.mjs';
import { expectAnswer, follow } from './recipe-page.js';
import type { Shop } from './widget-page.js';
import { config, explain, tell, test } from './widget-page.js';
import { decisions } from './widget-probes.js';

// Playwright forbids Chromium the back/forward cache unless it is told not to. In Firefox it waits for a restored page to load.
const executablePath = (await findBrowser())!.path;
test.use({ launchOptions: { executablePath, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

/** A page in the cache knows no clock but its own. */
const atOnce = { arrivalMs: 0, quietMs: 0 };

/** Leaves for a product and comes back to the very same page: Earful never costs it its place in the cache. */
const goAndComeBack = async (page: Page, shop: Shop, path: string, consent?: object): Promise<void> => {
  shop.body = '<a href="/products/apron">Apron</a>';
  shop.script = `addEventListener('pageshow', ({ persisted }) => (window.isRestored = persisted));
    addEventListener('pagehide', () => delete window.isRestored)`;
  const arrive = async (go: () => Promise<unknown>): Promise<void> => {
    const prompt = page.waitForResponse(/\/prompt\.js/);
    await go();
    await prompt;
    if (consent) await tell(page, 'consent', consent);
  };
  await arrive(() => page.goto(shop.url + path));
  await arrive(() => page.getByRole('link', { name: 'Apron' }).click());
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(() => 'isRestored' in window);
  expect(await page.evaluate(() => (window as unknown as { isRestored: boolean }).isRestored)).toBe(true);
};

test(
  'quick back, from the back/forward cache, without consent: only where its condition holds',
  { tag: '@chromium' },
  async ({ page, shop }) => {
    const recipe = follow(shop, 'quickBack');
    shop.config = { ...(shop.config as object), etiquette: atOnce };
    await goAndComeBack(page, shop, '/search');
    expect(await decisions(page)).toMatchObject([{ decision: 'suppressed', reason: 'condition' }]);
    await goAndComeBack(page, shop, '/search?q=linen');
    await expectAnswer(page, shop, recipe);
  },
);

test(
  'with consent a page that comes back from the cache knows where the visitor has been',
  { tag: '@chromium' },
  async ({ page, shop }) => {
    shop.config = {
      ...config,
      etiquette: atOnce,
      touchpoints: [
        { id: 'search', name: 'Search', paths: ['/search'] },
        { id: 'product', name: 'Product', paths: ['/products/*'] },
      ],
      promises: [],
      triggers: [{ signal: 'quickBack', touchpoint: 'search', when: { previous: ['product'] } }],
    };
    await goAndComeBack(page, shop, '/search', { storage: true });
    await expect.poll(async () => (await explain(page)).trail).toEqual(['search', 'product', 'search']);
    await expect(page.locator('earful-critique')).toBeVisible();
  },
);

test(
  'with consent a page that comes back from the cache knows that its touchpoint was never left',
  { tag: '@chromium' },
  async ({ page, shop }) => {
    shop.config = {
      ...config,
      etiquette: atOnce,
      touchpoints: [{ id: 'search', name: 'Search', paths: ['/search', '/products/*'] }],
      promises: [],
      triggers: [{ signal: 'quickBack', touchpoint: 'search' }],
    };
    await goAndComeBack(page, shop, '/search', { storage: true });
    expect(await decisions(page)).toEqual([]);
  },
);

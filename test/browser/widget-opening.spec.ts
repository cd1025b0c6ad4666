import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { test } from './widget-page.js';

const own = (page: Page) => page.locator('#own');
const heading = (page: Page) => page.locator('earful-critique').getByRole('heading');

test.beforeEach(({ shop }) => {
  shop.body = '<button id="own" data-earful-open="help">Problem?</button>';
  // Nothing is fetched before it is asked for.
  shop.tag = shop.tag.replace('"idle"', '"none"');
  shop.script = 'window.requestIdleCallback = () => {};';
});

/** Holds a file back; returns how to let it through, or to lose it. */
const hold = async (page: Page, file: string) => {
  let settle!: (isLost: boolean) => void;
  const held = new Promise<boolean>((resolve) => (settle = resolve));
  await page.route(new RegExp(`/${file}\\.js`), async (route) => ((await held) ? route.abort() : route.fallback()));
  return settle;
};

/** Opens the shop and taps its button; nothing but the script itself is there. */
const tap = async (page: Page, shop: Shop) => {
  await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
  await page.goto(shop.url);
  await page.waitForFunction(() => 'version' in (window.earful ?? {}));
  await own(page).click();
  await expect(own(page)).toHaveAttribute('aria-busy', 'true');
};

test('who taps before anything has come is shown that it was heard, until the prompt is there', async ({
  page,
  shop,
}) => {
  const [rules, prompt] = [await hold(page, 'rules'), await hold(page, 'prompt')];
  const asked = page.waitForRequest(/\/prompt\.js/);
  await tap(page, shop);
  rules(false);
  await asked;
  await expect(own(page)).toHaveAttribute('aria-busy', 'true');
  prompt(false);
  await expect(heading(page)).toBeFocused();
  await expect(own(page)).not.toHaveAttribute('aria-busy');
});

/** Whatever is lost: in Firefox a module that was lost once, and whatever imports it, has to come from another address. */
for (const lost of ['rules', 'compose', 'prompt', 'wording'])
  test(`what cannot be fetched is waited for no longer, and the next tap tries again: ${lost}.js`, async ({
    page,
    shop,
  }) => {
    const file = await hold(page, lost);
    await tap(page, shop);
    file(true);
    await expect(own(page)).not.toHaveAttribute('aria-busy');
    await page.unroute(new RegExp(`/${lost}\\.js`));
    await own(page).click();
    await expect(heading(page)).toBeFocused();
    await page.locator('earful-critique .answers button').first().click();
    await expect(page.locator('earful-critique textarea').first()).toBeVisible();
  });

test('on a shared screen a prompt that was lost once keeps no draft either', async ({ page, shop }) => {
  shop.tag = shop.tag.replace('data-endpoint', 'data-shared data-endpoint');
  const prompt = await hold(page, 'prompt');
  await tap(page, shop);
  prompt(true);
  await expect(own(page)).not.toHaveAttribute('aria-busy');
  await page.unroute(/\/prompt\.js/);
  await own(page).click();
  await page.locator('earful-critique .answers button').first().click();
  await page.locator('earful-critique textarea').first().fill('What nobody after me may read.');
  await page.clock.fastForward(5_000);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
    'nobody after',
  );
});

test('where the prompt cannot be fetched, the launcher says so instead', async ({ page, shop }) => {
  const prompt = await hold(page, 'prompt');
  await tap(page, shop);
  prompt(true);
  await expect(page.getByRole('button', { name: 'No connection. Try again' })).toBeVisible();
  await expect(own(page)).not.toHaveAttribute('aria-busy');
});

test('what came too late to open anything, too', async ({ page, shop }) => {
  const rules = await hold(page, 'rules');
  await tap(page, shop);
  await page.clock.fastForward(31_000);
  rules(false);
  await expect(own(page)).not.toHaveAttribute('aria-busy');
  await expect(heading(page)).toHaveCount(0);
});

test('and what has no configuration to open with', async ({ page, shop, complaints }) => {
  shop.config = '{"brand": {';
  const rules = await hold(page, 'rules');
  await tap(page, shop);
  rules(false);
  await expect(own(page)).not.toHaveAttribute('aria-busy');
  await expect.poll(() => complaints.splice(0).join()).toContain('config');
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { passTime, tell, test, useOnly, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');

/** A consent manager as shops have it, which comes when the page calls `consent()`. */
const folder = createRequire(import.meta.url)
  .resolve('vanilla-cookieconsent')
  .replace(/[^/]+$/, '');
const notice = {
  // A browser that is driven is one to it.
  hideFromBots: false,
  guiOptions: { consentModal: { layout: 'box', position: 'bottom right' } },
  categories: { necessary: { enabled: true, readOnly: true }, figures: {} },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'Cookies',
          description: 'May we count visits?',
          acceptAllBtn: 'Yes',
          acceptNecessaryBtn: 'No',
        },
        preferencesModal: { sections: [] },
      },
    },
  },
};

const beAsked = async (page: Page, shop: Shop): Promise<void> => {
  await visit(page, shop);
  await tell(page, 'consent', { measurement: true });
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
};

const outcomes = async (page: Page, shop: Shop) => {
  await page.goto('about:blank');
  await expect.poll(() => shop.counted).not.toEqual([]);
  return shop.counted.flatMap(({ rows }) => rows.map(({ outcome }) => outcome));
};

// It writes its markup by innerHTML, which the policy of the shop forbids; in Firefox nothing passes it over: `@chromium`.
test.use({ bypassCSP: true });

test.beforeEach(({ shop }) => {
  useOnly(shop, 'paymentFailed');
  shop.answers['/consent.css'] = [200, 'text/css', readFileSync(folder + 'cookieconsent.css', 'utf8')];
  shop.answers['/consent.js'] = [200, 'text/javascript', readFileSync(folder + 'cookieconsent.umd.js', 'utf8')];
  shop.body =
    '<link rel="stylesheet" href="/consent.css"><script src="/consent.js"></script><dialog id="own">Sure? <button>Yes</button></dialog>';
  shop.script = `window.consent = () => CookieConsent.run(${JSON.stringify(notice)})`;
});

const banner = (page: Page) => page.locator('#cc-main').getByRole('dialog', { name: 'Cookies' });
const come = async (page: Page): Promise<void> => {
  await page.evaluate(() => (window as unknown as { consent(): Promise<void> }).consent());
  await passTime(page, 1_000);
  await expect(banner(page)).toBeVisible();
};

test(
  'an invitation goes where a consent notice comes after it, as one that was left alone, and does not come back',
  { tag: '@chromium' },
  async ({ page, shop }) => {
    await beAsked(page, shop);
    await come(page);
    await passTime(page, 3_000);
    await expect(prompt(page)).toHaveCount(0);
    await banner(page).getByRole('button', { name: 'Yes' }).click();
    await passTime(page, 5_000);
    await expect(prompt(page)).toHaveCount(0);
    expect(await outcomes(page, shop)).toEqual(expect.arrayContaining(['triggered', 'shown', 'ignored']));
  },
);

test('and where a dialog opens', async ({ page, shop }) => {
  await beAsked(page, shop);
  await page.locator('#own').evaluate((it: HTMLDialogElement) => it.show());
  await passTime(page, 2_000);
  await expect(prompt(page)).toHaveCount(0);
});

for (const [name, touch] of [
  ['the finger', (page: Page) => prompt(page).getByRole('heading').click()],
  ['the keyboard', (page: Page) => prompt(page).locator('.answers button').last().focus()],
  ['an answer', (page: Page) => prompt(page).locator('.answers button').last().click()],
] as const)
  test(`not from under who has begun, by ${name}`, { tag: '@chromium' }, async ({ page, shop }) => {
    await beAsked(page, shop);
    await touch(page);
    await come(page);
    await passTime(page, 5_000);
    await expect(prompt(page)).toHaveCount(1);
  });

test('nor what the person has opened', { tag: '@chromium' }, async ({ page, shop }) => {
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await come(page);
  await passTime(page, 5_000);
  await expect(prompt(page)).toHaveCount(1);
});

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, visit } from '../browser/widget-page.js';
import type { Shop } from '../browser/widget-page.js';
import { tolerance } from './fingerprint.js';
import { pinFont } from './pinned-font.js';

const prompt = (page: Page) => page.locator('earful-critique');

const steps = {
  async invitation(page: Page) {
    await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  },
  async question(page: Page) {
    await page.locator('earful-launcher .main').click();
    await expect(prompt(page).locator('h2')).toBeFocused();
  },
  async details(page: Page) {
    await steps.question(page);
    await prompt(page).locator('.answers button').nth(1).click();
    await expect(prompt(page).locator('.message')).toHaveClass(/received|saved/);
    await prompt(page).locator('.chip').nth(1).click();
  },
  async fault(page: Page) {
    await steps.details(page);
    await prompt(page).locator('input[value=email]').check();
    await prompt(page).locator('#contact').fill('anna@example');
    await prompt(page).locator('.primary').click();
    await expect(prompt(page).locator('#contact')).toBeFocused();
  },
  async done(page: Page) {
    await steps.details(page);
    await prompt(page).locator('.primary').click();
    await expect(prompt(page).locator('.done .message')).toHaveClass(/received/);
  },
  async small(page: Page) {
    await steps.question(page);
    await prompt(page).locator('.answers button').nth(1).click();
    await prompt(page).locator('.smaller').click();
    await expect(prompt(page).locator('.bar')).toBeFocused();
  },
  async options(page: Page) {
    await page.locator('earful-launcher .options').click();
    await expect(page.locator('earful-launcher .list')).toBeVisible();
  },
  async inline(page: Page) {
    await expect(prompt(page).locator('.answers')).toBeVisible();
  },
};

const sizes = { 360: 696, 768: 600, 1280: 640 };
const large = ':root{--earful-size:1.875em}';

interface Look {
  scheme?: 'light' | 'dark';
  lang?: string;
  css?: string;
  shop?: Partial<Shop>;
}

const pictures: [step: keyof typeof steps, width: keyof typeof sizes, look: Look][] = [
  ['options', 360, {}],
  ['invitation', 360, {}],
  ['invitation', 1280, { scheme: 'dark' }],
  ['invitation', 360, { lang: 'ar', scheme: 'dark' }],
  ['question', 360, { css: large }],
  ['details', 1280, { lang: 'ar' }],
  ['details', 360, { scheme: 'dark', shop: { mode: 'down' } }],
  ['fault', 768, {}],
  ['done', 360, {}],
  ['small', 360, {}],
  ['inline', 768, { scheme: 'dark', shop: { body: '<earful-critique touchpoint="help"></earful-critique>' } }],
];

for (const [step, width, { scheme = 'light', lang = 'en', css, shop: change }] of pictures) {
  const name = [step, width, scheme, lang, css && 'large'].filter((part) => part && part !== 'en').join('-');
  test(name, async ({ page, shop }) => {
    Object.assign(shop, change, { lang });
    // References are drawn by lot.
    shop.script = 'Crypto.prototype.getRandomValues = (list) => list.fill(37)';
    if (lang === 'ar') shop.script += ';document.documentElement.dir = "rtl"';
    await pinFont(page, shop, css);
    await page.setViewportSize({ width, height: sizes[width] });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await visit(page, shop);
    await expect(page.locator('earful-launcher .options')).toBeAttached();
    await steps[step](page);
    // Away from everything, so that nothing looks pointed at.
    await page.mouse.move(1, 1);
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    await expect(page).toHaveScreenshot(`${name}.png`, await tolerance(page));
  });
}

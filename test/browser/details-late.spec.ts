import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { button, open, prompt, status, words } from './details-panel.js';
import { test, visit } from './widget-page.js';
import type { Shop } from './widget-page.js';

const heading = (page: Page) => prompt(page).getByRole('heading');

/** Answered, on a line on which the panel's file does not arrive. */
const answerWithout = async (page: Page, shop: Shop): Promise<void> => {
  await page.route(/\/details\.js$/, (route) => route.abort());
  await visit(page, shop);
  await open(page);
  await button(page, 'worse').click();
  await expect(status(page)).toContainText('We have it');
};

// Firefox and WebKit remember a module that did not arrive.
test('while the panel is missing nobody is asked for more; it comes with the network @chromium', async ({
  page,
  shop,
}) => {
  await answerWithout(page, shop);
  await expect(heading(page)).toHaveText('Your message');
  await page.unroute(/\/details\.js$/);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(words(page)).toBeVisible();
  await expect(heading(page)).toHaveText('Anything to add?');
});

test('or when somebody comes back to it @chromium', async ({ page, shop }) => {
  await answerWithout(page, shop);
  await button(page, 'Make smaller').click();
  await page.unroute(/\/details\.js$/);
  await prompt(page).locator('.bar').click();
  await expect(words(page)).toBeVisible();
  await expect(heading(page)).toHaveText('Anything to add?');
});

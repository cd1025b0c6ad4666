import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { visit } from './widget-page.js';

export const prompt = (page: Page) => page.locator('earful-critique');
export const status = (page: Page) => prompt(page).getByRole('status');
export const button = (page: Page, name: string) => prompt(page).getByRole('button', { name, exact: true });
export const words = (page: Page) => prompt(page).getByLabel('In your own words');
export const open = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' }).click();
/** The draft as it lies in the tab. */
export const note = (page: Page) => page.evaluate(() => sessionStorage.getItem('earful:draft:checkout'));

/** Opens the prompt and answers: the optional panel is there. */
export const answer = async (page: Page, shop: Shop) => {
  await visit(page, shop);
  await open(page);
  await button(page, 'worse').click();
  await expect(words(page)).toBeVisible();
};

/** Writes and sends the details. */
export const send = async (page: Page, text: string) => {
  await words(page).fill(text);
  await button(page, 'Send details').click();
  await expect(prompt(page).getByRole('heading')).toHaveText('Your message');
};

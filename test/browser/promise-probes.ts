import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { tell, visit } from './widget-page.js';
import { drawn } from './widget-probes.js';

/** The element is registered, and every observer has looked. */
export const promisesWatched = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !!customElements.get('earful-promise'));
  await drawn(page);
};

export const prompt = (page: Page) => page.locator('earful-critique');

/** Opens the shop, and waits for the chunk too. */
export const visitPromises = async (page: Page, shop: Shop, path?: string, now?: string): Promise<void> => {
  const fetched = page.waitForResponse(/\/promises\.js/);
  await visit(page, shop, path, now);
  await fetched;
  await promisesWatched(page);
};

/** The visitor opens the prompt and answers; what arrived at the receiver of it. */
export const critiqueAt = async (page: Page, shop: Shop, touchpoint: string): Promise<unknown> => {
  await tell(page, 'open', touchpoint);
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  return shop.received.at(-1)!['promise'];
};

/** A page that makes the promise of the shop, in words of its own. */
export const marked = '<p><earful-promise ref="delivery-date">By Friday, or it is free.</earful-promise></p>';

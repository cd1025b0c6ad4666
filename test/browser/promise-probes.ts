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

/** Has the chunk in the page already, as a cache would: what needs it then has it at once. */
export const promisesAtHand = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const { src } = document.querySelector<HTMLScriptElement>('script[data-endpoint]')!;
    const { version } = (window as unknown as { earful: { version: string } }).earful;
    return import(new URL(`${version}/promises.js`, src).href) as Promise<unknown>;
  });

/** Opens the shop, with the chunk at hand. */
export const visitPromises = async (page: Page, shop: Shop, path?: string, now?: string): Promise<void> => {
  await visit(page, shop, path, now);
  await promisesAtHand(page);
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

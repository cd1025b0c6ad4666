import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { publicPart } from '@earful/server';
import type { Recipe } from '../helpers/recipes.js';
import { readRecipe } from '../helpers/recipes.js';
import type { Shop } from './widget-page.js';
import { passTime } from './widget-page.js';
import { decisions } from './widget-probes.js';

/** Lets the shop follow the recipe of a signal: its configuration as pages learn of it, its markup, its script. */
export const follow = (shop: Shop, signal: string): Recipe => {
  const recipe = readRecipe(signal);
  shop.config = publicPart(recipe.config);
  shop.body = recipe.html[0] ?? '';
  // The script of a shop stands in the head of its page, that of a recipe at its end.
  shop.script = `addEventListener('DOMContentLoaded', () => { ${recipe.js} });`;
  return recipe;
};

/** Runs what leads to another document, under the clock of the test, and waits until the prompt has been fetched there. */
export const turn = async (page: Page, leave: () => Promise<unknown>): Promise<void> => {
  const prompt = page.waitForResponse(/\/prompt\.js/);
  await leave();
  await page.clock.runFor(2_000);
  await prompt;
};

/** So far nobody is asked, however quiet it is. */
export const expectSilence = async (page: Page): Promise<void> => {
  await passTime(page, 15_000);
  expect(await decisions(page)).toEqual([]);
};

/** The customer is asked in the words of the recipe, and the answer arrives with what led to it. */
export const expectAnswer = async (page: Page, shop: Shop, { config }: Recipe, more: object = {}): Promise<void> => {
  const { signal, touchpoint, says } = config.triggers![0]!;
  const prompt = page.locator('earful-critique');
  await expect(prompt.getByRole('heading')).toHaveText(says as string);
  await prompt.locator('.answers button').first().click();
  await expect.poll(() => shop.received).toHaveLength(1);
  expect(shop.received[0]).toMatchObject({ origin: signal, touchpointId: touchpoint, ...more });
};

/** The same, once it has been quiet under the clock of the test. */
export const expectCritique = async (...given: Parameters<typeof expectAnswer>): Promise<void> => {
  await passTime(given[0], 15_000);
  await expectAnswer(...given);
};

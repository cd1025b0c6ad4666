import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { buy, flip } from '../helpers/at-the-shop.js';
import { test } from '../helpers/demo-fixture.js';

/** Lets arrival and quiet pass, then answers the invitation with its worst answer. */
const answer = async (page: Page, heading: string): Promise<void> => {
  await page.mouse.move(5, 5);
  await page.clock.runFor(20_000);
  const invitation = page.locator('earful-critique[surface=card]');
  await expect(invitation.getByRole('heading', { name: heading })).toBeVisible();
  await invitation.getByRole('button', { name: 'much worse', exact: true }).click();
  await expect(invitation.getByText('Thank you. We have it.')).toBeVisible();
};
const origins = 'select origin, touchpoint_id from revisions';

test('the search index is empty: the empty result asks', async ({ page, demo, rows }) => {
  await flip(page, demo.switchboardUrl, 'The search index is empty');
  await page.clock.install();
  await page.goto(`${demo.shopUrl}search?q=linen`);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await answer(page, 'The search found nothing.');
  expect(rows(origins)).toEqual([{ origin: 'zeroResults', touchpoint_id: 'search' }]);
});

test('a search that finds something asks nobody', async ({ page, demo }) => {
  await page.clock.install();
  await page.goto(`${demo.shopUrl}search?q=linen`);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await page.clock.runFor(20_000);
  await expect(page.locator('earful-critique')).toHaveCount(0);
});

test('a choice is sold out: its notice asks', async ({ page, demo, rows }) => {
  await flip(page, demo.switchboardUrl, 'The first variant of everything is sold out');
  await page.clock.install();
  await page.goto(`${demo.shopUrl}products/linen-apron`);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await page.locator('[data-earful-signal]').scrollIntoViewIfNeeded();
  await answer(page, 'A choice you may have come for is sold out.');
  expect(rows(origins)).toEqual([{ origin: 'outOfStock', touchpoint_id: 'product' }]);
});

test('a return was accepted: asked afterwards, never before', async ({ page, demo, rows }) => {
  await buy(page, demo.shopUrl);
  await expect(page).toHaveURL(/orders\/\d+/);
  const [number] = /\d+$/.exec(new URL(page.url()).pathname)!;
  await page.clock.install();
  await page.goto(`${demo.shopUrl}returns`);
  await page.getByLabel('Order number').fill(number);
  await page.getByLabel('E-mail').fill('sam@example.com');
  await page.locator('#reason').selectOption({ index: 1 });
  await page.clock.runFor(20_000);
  await expect(page.locator('earful-critique')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ask for a label' }).click();
  await expect(page).toHaveURL(/accepted=/);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await answer(page, 'Your return is on its way. How was it?');
  expect(rows(origins)).toEqual([{ origin: 'returnDone', touchpoint_id: 'returns' }]);
});

test('the basket hangs: a wait that lasts too long asks, a click is enough', async ({ page, demo, rows }) => {
  await flip(page, demo.switchboardUrl, 'The basket hangs');
  await page.clock.install();
  await page.goto(`${demo.shopUrl}products/carbon-steel-pan`);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.locator('form[aria-busy=true]')).toBeVisible();
  await answer(page, 'The basket took far too long.');
  expect(rows(origins)).toEqual([{ origin: 'longWait', touchpoint_id: 'product' }]);
});

test('a basket that answers at once asks nobody', async ({ page, demo }) => {
  await page.clock.install();
  await page.goto(`${demo.shopUrl}products/carbon-steel-pan`);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.locator('[data-basket-count]')).toHaveText('1');
  await page.mouse.move(5, 5);
  await page.clock.runFor(20_000);
  await expect(page.locator('earful-critique')).toHaveCount(0);
});

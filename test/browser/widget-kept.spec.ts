import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { test, visit } from './widget-page.js';
import type { Shop } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const box = (page: Page) => page.locator('earful-launcher .box');
const tries = (page: Page) =>
  page.evaluate(async () => {
    const { client } = (window as unknown as { earful: { client: { pending(): Promise<{ tries: number }[]> } } })
      .earful;
    return (await client.pending()).map((record) => record.tries);
  });
/** News of the network, and all waits over. */
const passTries = async (page: Page): Promise<void> => {
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.clock.runFor(120_000);
};

/** A tap and then words, neither of which leaves the device; the tap has been tried more often. */
const keep = async (page: Page, shop: Shop, text: string): Promise<void> => {
  shop.mode = 'down';
  await visit(page, shop);
  await page.locator('earful-launcher .main').click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByText('is kept on this device until')).toBeVisible();
  await passTries(page);
  await expect.poll(async () => (await tries(page))[0]).toBeGreaterThan(1);
  await prompt(page).getByRole('textbox', { name: 'In your own words' }).fill(text);
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect.poll(async () => (await tries(page)).length).toBe(2);
  await expect(prompt(page).getByText('is kept on this device until')).toBeVisible();
  await page.keyboard.press('Escape');
};

const openBox = async (page: Page): Promise<void> => {
  await page.locator('earful-launcher .options').click();
  await page.locator('earful-launcher .list button').first().click();
  await expect(box(page)).toBeVisible();
};

test('the latest revision is shown, and sent anew, however often an earlier one was tried', async ({ page, shop }) => {
  await keep(page, shop, 'Nothing moved.');
  const [fewest, most] = await tries(page);
  expect(most).toBeGreaterThan(fewest!);
  await openBox(page);
  await expect(box(page).getByRole('textbox')).toHaveValue('Nothing moved.');

  shop.mode = 'refuse';
  await passTries(page);
  await expect(box(page).getByRole('heading')).toHaveText('Messages that came back');
  await expect(box(page).getByRole('textbox')).toHaveValue('Nothing moved.');
  shop.mode = 'up';
  await box(page).getByRole('button', { name: 'Send as a new message' }).click();
  await expect(box(page).getByRole('status')).toHaveText('Thank you. We have it.');
  expect(shop.received).toMatchObject([{ revision: 1, disconfirmation: -1, comment: 'Nothing moved.' }]);
});

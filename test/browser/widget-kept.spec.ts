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

test('its list and the options stay in the window, also when a phone is turned, and at 400 % zoom', async ({
  page,
  shop,
}) => {
  const within = async (part: '.box' | '.list'): Promise<void> => {
    const { y, height } = (await page.locator(`earful-launcher ${part}`).boundingBox())!;
    const { top } = await page.locator('earful-launcher .main').evaluate((it) => it.getBoundingClientRect());
    expect([y >= 0, y + height <= top]).toEqual([true, true]);
  };
  await page.setViewportSize({ width: 360, height: 740 });
  await keep(page, shop, 'Nothing moved.');
  await openBox(page);
  await within('.box');
  await page.setViewportSize({ width: 740, height: 360 });
  await within('.box');
  await expect(box(page).getByRole('heading')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 320, height: 256 });
  await page.locator('earful-launcher .options').click();
  await within('.list');
  for (const entry of await page.locator('earful-launcher .list button').all()) {
    await entry.focus();
    await expect(entry).toBeInViewport({ ratio: 1 });
  }
});

test('the last one deleted, the list keeps its title and says so', async ({ page, shop }) => {
  await keep(page, shop, 'Nothing moved.');
  await openBox(page);
  const list = page.getByRole('dialog', { name: 'Messages on this device' });
  await expect(list.getByRole('status')).toHaveText('');
  await list.getByRole('button', { name: 'Delete it now' }).press('Enter');
  await expect(list.getByRole('status')).toHaveText('Deleted from this device.');
  await expect(list.getByRole('article')).toHaveCount(0);
  await expect(list.getByRole('heading', { name: 'Messages on this device' })).toBeFocused();
  expect(await tries(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('earful-launcher .options').click();
  await expect(page.getByRole('button', { name: /^Messages/ })).toBeHidden();
});

test('what was changed in it stays in sight, and Escape shows what has the focus beneath it', async ({
  page,
  shop,
}) => {
  shop.body = '<a href="#end">The end</a>';
  await keep(page, shop, 'Nothing moved.');
  shop.mode = 'refuse';
  await passTries(page);
  await openBox(page);
  const words = box(page).getByRole('textbox');
  await words.fill('Nothing moved at all.');
  const link = page.getByRole('link', { name: 'The end' });
  await link.focus();
  await expect(box(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeHidden();
  await expect(link).toBeFocused();
  await openBox(page);
  await expect(words).toHaveValue('Nothing moved at all.');
});

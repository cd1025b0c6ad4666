import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const options = (page: Page) => page.getByRole('button', { name: 'Options of this button' });
const kept = (page: Page) => page.getByRole('button', { name: 'Messages on this device (1)' });
const box = (page: Page) => page.getByRole('dialog', { name: 'Messages on this device' });
const waiting = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { earful: { client: { pending(): Promise<unknown[]> } } }).earful.client.pending(),
  );

test('what waits can be looked at and deleted, from any page, and leaves the list once it has arrived', async ({
  page,
  shop,
}) => {
  const list = box(page);
  const write = async (text: string): Promise<void> => {
    await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
    await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
    await prompt(page).getByRole('textbox', { name: 'In your own words' }).fill(text);
    await prompt(page).getByRole('button', { name: 'Send details' }).click();
    await expect(prompt(page).getByText('is kept on this device until')).toBeVisible();
    await page.keyboard.press('Escape');
    await options(page).click();
    await kept(page).click();
  };
  shop.mode = 'down';
  await visit(page, shop);
  await write('Nothing moved.');
  await expect(list.getByRole('heading')).toBeFocused();
  await expect(list.getByRole('article')).toContainText('This is kept on this device until December 22');
  await expect(list.getByRole('textbox')).toHaveValue('Nothing moved.');
  await expect(list.getByRole('textbox')).not.toBeEditable();
  await expect(options(page)).toHaveAccessibleDescription('');
  expect((await new AxeBuilder({ page: page as never }).include('earful-launcher').analyze()).violations).toEqual([]);
  await list.getByRole('button', { name: 'Delete it now' }).click();
  await expect(list.getByRole('article')).toHaveCount(0);
  expect(await waiting(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await write('It moves again.');
  // A page that is still there would live on by the clock of the next one.
  await page.goto('about:blank');
  await visit(page, shop, '/help');
  await options(page).click();
  await kept(page).click();
  await expect(list.getByRole('textbox')).toHaveValue('It moves again.');
  shop.mode = 'up';
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.clock.runFor(120_000);
  await expect(list.getByRole('article')).toHaveCount(0);
  expect(shop.received.map(({ comment }) => comment).filter(Boolean)).toEqual(['It moves again.']);
});

test('what shows them is fetched with the first that was on its way, so that the list opens without a network', async ({
  page,
  shop,
  context,
}) => {
  await visit(page, shop);
  const fetched = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/returned-en.js'));
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByText('Thank you. We have it.')).toBeVisible();
  await fetched;
  await context.setOffline(true);
  await prompt(page).getByRole('textbox', { name: 'In your own words' }).fill('Nothing moved.');
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(prompt(page).getByText('is kept on this device until')).toBeVisible();
  await page.keyboard.press('Escape');
  await options(page).click();
  await kept(page).click();
  await expect(box(page).getByRole('textbox')).toHaveValue('Nothing moved.');
});

test('a launcher that the site does not want does not come with what has arrived', async ({ page, shop }) => {
  shop.config = { ...config, launcher: false };
  shop.body = '<earful-critique touchpoint="help"></earful-critique>';
  await visit(page, shop);
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByText('Thank you. We have it.')).toBeVisible();
  await page.clock.runFor(5_000);
  expect(shop.requests.filter((path) => path.includes('/returned'))).toEqual([]);
  await expect(page.locator('earful-launcher')).toHaveCount(0);
});

test('who has sent something on a network that does not answer learns that it is kept, and then that it has arrived', async ({
  page,
  shop,
}) => {
  let answer = (): void => {};
  await page.route('**/v1/critiques', async (route) => {
    await new Promise<void>((resolve) => (answer = resolve));
    await route.continue();
  });
  const status = prompt(page).getByRole('status');
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(status).toHaveText('Sending…');
  await expect.poll(async () => (await waiting(page)).length).toBe(1);
  await page.clock.runFor(5_000);
  await expect(status).toContainText('This is kept on this device until December 22');
  answer();
  await expect(status).toContainText('Thank you. We have it.');
  expect(shop.received).toHaveLength(1);
});

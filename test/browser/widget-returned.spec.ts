import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, test, visit } from './widget-page.js';
import type { Shop } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const options = (page: Page) => page.getByRole('button', { name: 'Options of this button' });
const entry = (page: Page) => page.getByRole('button', { name: 'Messages that came back (1)' });
const box = (page: Page) => page.getByRole('dialog', { name: 'Messages that came back' });
const waiting = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { earful: { client: { pending(): Promise<unknown[]> } } }).earful.client.pending(),
  );

/** Answered with words, and refused for good. */
const refused = async (page: Page, shop: Shop): Promise<void> => {
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'much worse', exact: true }).click();
  await expect(prompt(page).getByText('Thank you. We have it.')).toBeVisible();
  shop.mode = 'refuse';
  await prompt(page).getByRole('textbox', { name: 'In your own words' }).fill('The lamp is broken.');
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(prompt(page).getByText('We could not accept this.')).toBeVisible();
};

/** A page that is still there would live on by the clock of the next one. */
const leave = (page: Page) => page.goto('about:blank');

const openBox = async (page: Page): Promise<void> => {
  await options(page).click();
  await entry(page).click();
  await expect(box(page)).toBeVisible();
};

// Only Chromium's protocol can hold a composition open.
test('Escape gives up a composition, not the list @chromium', async ({ page, shop, context }) => {
  await refused(page, shop);
  await page.keyboard.press('Escape');
  await openBox(page);
  const field = box(page).getByRole('textbox');
  await field.focus();
  await field.selectText();
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'おそい', selectionStart: 3, selectionEnd: 3 });
  await page.keyboard.press('Escape');
  await expect(field).toBeVisible();
  await session.send('Input.insertText', { text: '遅い' });
  await expect(field).toHaveValue('遅い');
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveCount(0);
});

test('what was refused is there on another page: its words, its day, the reason; sent as a new one it arrives', async ({
  page,
  shop,
}) => {
  await refused(page, shop);
  await visit(page, shop, '/help', '2026-11-25T12:00:00Z');
  await expect(options(page)).toHaveAccessibleDescription('Messages that came back (1)');
  await openBox(page);
  await expect(box(page).getByRole('heading')).toBeFocused();
  await expect(box(page)).toContainText('Written on November 22. It was not accepted.');
  await expect(box(page)).toContainText('much worse');
  const words = box(page).getByRole('textbox');
  await expect(words).toHaveValue('The lamp is broken.');

  shop.mode = 'up';
  await words.fill('The lamp is broken, and so is the box.');
  await box(page).getByRole('button', { name: 'Send as a new message' }).click();
  await expect(box(page).getByRole('status')).toHaveText('Thank you. We have it.');
  await expect(words).toHaveCount(0);
  const [first, second, ...others] = shop.received;
  expect(others).toEqual([]);
  expect(second).toMatchObject({
    revision: 1,
    touchpointId: 'checkout',
    disconfirmation: -2,
    comment: 'The lamp is broken, and so is the box.',
  });
  expect(second!['critiqueId']).not.toBe(first!['critiqueId']);
  expect(String(second!['occurredAt'])).toMatch(/^2026-11-22T12:/);
  expect(await waiting(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(options(page)).toBeFocused();
  await expect(options(page)).toHaveAccessibleDescription('');
  await options(page).click();
  await expect(entry(page)).toBeHidden();
});

test('it can be copied and deleted, by keyboard, after a reload', async ({ page, shop, context, browserName }) => {
  if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await refused(page, shop);
  await visit(page, shop);
  await expect(options(page)).toHaveAccessibleDescription('Messages that came back (1)');
  await options(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(entry(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(box(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(box(page).getByRole('status')).toHaveText('Copied.');
  if (browserName === 'chromium')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('The lamp is broken.');
  // A live region speaks only of what changes in it.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await page.keyboard.press('Enter');
  await expect(box(page).getByRole('status')).toBeEmpty();
  await page.clock.runFor(200);
  await expect(box(page).getByRole('status')).toHaveText('Copied.');
  await page.clock.resume();
  await box(page).getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(box(page).getByRole('article')).toHaveCount(0);
  await expect(box(page).getByRole('heading')).toBeFocused();
  expect(await waiting(page)).toEqual([]);
  expect(shop.received).toHaveLength(1);
});

test('refused again, it is back with the new words, and the page says so', async ({ page, shop }) => {
  await refused(page, shop);
  await visit(page, shop);
  await openBox(page);
  await box(page).getByRole('textbox').fill('Once more.');
  await box(page).getByRole('button', { name: 'Send as a new message' }).click();
  await expect(box(page).getByRole('status')).toContainText('We could not accept this.');
  await expect(box(page).getByRole('textbox')).toHaveValue('Once more.');
  expect(await waiting(page)).toHaveLength(1);
});

test('too old, it is returned and not lost; seen, it stays for thirty days', async ({ page, shop }) => {
  await visit(page, shop);
  shop.mode = 'down';
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByText('is kept on this device')).toBeVisible();
  await leave(page);
  await visit(page, shop, '/help', '2026-12-24T12:00:00Z');
  await openBox(page);
  await expect(box(page)).toContainText('Written on November 22. It could not be delivered in time.');
  // It is noted that it was seen: from here on the thirty days count.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('earful:returned'))).not.toBeNull();
  await leave(page);
  await visit(page, shop, '/help', '2027-01-22T12:00:00Z');
  await openBox(page);
  await expect(box(page).getByRole('article')).toHaveCount(1);
  await leave(page);
  await visit(page, shop, '/help', '2027-01-24T12:00:00Z');
  await expect.poll(() => waiting(page)).toEqual([]);
  await expect(options(page)).toHaveAccessibleDescription('');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('earful:returned'))).toBeNull();
});

test('no rule of WCAG is broken, on a narrow window either', async ({ page, shop }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await refused(page, shop);
  await visit(page, shop);
  await openBox(page);
  const bounds = (await box(page).boundingBox())!;
  expect([bounds.x >= 0, bounds.y >= 0, bounds.x + bounds.width <= 320]).toEqual([true, true, true]);
  const { violations } = await new AxeBuilder({ page: page as never }).include('earful-launcher').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('nothing of it is fetched where nothing came back, and at a shared screen never', async ({ page, shop }) => {
  await visit(page, shop);
  await expect(options(page)).toBeVisible();
  expect(shop.requests.filter((path) => path.includes('/returned'))).toEqual([]);
  await refused(page, shop);
  await expect.poll(() => shop.requests.some((path) => path.endsWith('/returned-en.js'))).toBe(true);
  shop.requests.length = 0;
  shop.tag = shop.tag.replace('data-endpoint', 'data-shared data-endpoint');
  await visit(page, shop);
  await expect(options(page)).toBeVisible();
  await page.evaluate(() =>
    (window as unknown as { earful: { client: { flush(): Promise<void> } } }).earful.client.flush(),
  );
  expect(shop.requests.filter((path) => path.includes('/returned'))).toEqual([]);
});

test('keys that are pressed in the list are nobody else’s business, and what has the focus is not beneath it', async ({
  page,
  shop,
}) => {
  shop.body = '<a href="#end">The end</a>';
  await refused(page, shop);
  await visit(page, shop);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await openBox(page);
  await box(page).getByLabel('In your own words').press('a');
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  await page.evaluate(() => document.querySelector('a')!.focus());
  // It has been changed: it stays.
  await expect(box(page)).toBeVisible();
  await box(page).getByRole('button', { name: 'Close' }).click();
  await visit(page, shop);
  await openBox(page);
  await page.evaluate(() => document.querySelector('a')!.focus());
  await expect(box(page)).toHaveCount(0);
});

test('where the site has no launcher, one comes with what came back', async ({ page, shop }) => {
  await refused(page, shop);
  shop.config = { ...config, launcher: false };
  await visit(page, shop);
  await openBox(page);
  await expect(box(page).getByRole('textbox', { name: 'In your own words' })).toHaveValue('The lamp is broken.');
});

test('with large letters on a phone it stays in the window, and its title in it', async ({ page, shop }) => {
  shop.script = 'document.documentElement.style.setProperty("--earful-size", "30px")';
  shop.lang = 'de';
  await page.setViewportSize({ width: 360, height: 640 });
  await visit(page, shop);
  await page.locator('earful-launcher .main').click();
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).locator('textarea').first()).toBeVisible();
  shop.mode = 'refuse';
  await prompt(page).locator('textarea').first().fill('Die Lampe ist kaputt.');
  await prompt(page).locator('.primary').click();
  await expect(prompt(page).locator('.returned')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('earful-launcher .options').click();
  await page.locator('earful-launcher .list button').first().click();
  const list = page.locator('earful-launcher .box');
  await expect(list).toBeVisible();
  const bounds = (await list.boundingBox())!;
  expect(bounds.y).toBeGreaterThanOrEqual(0);
  expect(await list.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
});

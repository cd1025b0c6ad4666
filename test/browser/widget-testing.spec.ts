import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Earful } from '@earful/widget';
import { test as demoTest } from '../helpers/demo-fixture.js';
import { passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const notes = (page: Page) =>
  page.evaluate(() => [localStorage.getItem('earful:rest'), sessionStorage.getItem('earful:asked')]);
const pending = (page: Page) => page.evaluate(() => (window as unknown as { earful: Earful }).earful.client?.pending());

test.describe('test mode', () => {
  test.beforeEach(({ shop }) => {
    shop.tag = shop.tag.replace('data-endpoint', 'data-test data-endpoint');
  });

  test('every state says so; nothing is sent, no cap is kept, a second moment asks again', async ({ page, shop }) => {
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'GET' || sent.push(request.url()));
    await visit(page, shop);
    const says = prompt(page).getByText('Test mode: nothing is sent.');
    for (const comment of ['First words.', 'Second words.']) {
      await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
      await passTime(page);
      await expect(says).toBeVisible();
      await prompt(page).getByRole('button', { name: 'I’ll remember it' }).click();
      await expect(prompt(page).getByRole('heading')).toHaveText('Anything to add?');
      await expect(prompt(page).getByRole('status')).toHaveText('Test mode: nothing is sent.');
      const words = prompt(page).getByLabel('In your own words (optional)');
      await expect(words).toHaveValue('');
      await words.fill(comment);
      const told = page.waitForEvent('console', (message) => message.text().startsWith('Earful, test mode.'));
      await prompt(page).getByRole('button', { name: 'Send details' }).click();
      expect(await (await told).args()[1]!.jsonValue()).toMatchObject({ revision: 2, severity: 3, comment });
      await expect(prompt(page).locator('.done')).toBeVisible();
      await expect(prompt(page).getByRole('status')).toHaveText('Test mode: nothing is sent.');
      await expect(prompt(page).getByText(/We have it|kept on this device|Sending/)).toHaveCount(0);
      await prompt(page).getByRole('button', { name: 'Close' }).last().click();
    }
    expect(await notes(page)).toEqual([null, null]);
    expect(await pending(page)).toEqual([]);
    expect([sent, shop.received]).toEqual([[], []]);
  });

  test('caps that real visits left are not obeyed, and stay as they are', async ({ page, shop }) => {
    shop.script = `localStorage['earful:rest'] = '{"*":9999999999999}'; sessionStorage['earful:asked'] = '1'`;
    await visit(page, shop);
    await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
    await passTime(page);
    await prompt(page).getByRole('button', { name: 'Don’t ask again' }).click();
    await expect(prompt(page)).toHaveCount(0);
    expect(await notes(page)).toEqual(['{"*":9999999999999}', '1']);
  });

  test('in Polish', async ({ page, shop }) => {
    shop.lang = 'pl';
    await visit(page, shop);
    await tell(page, 'open', 'help');
    await expect(prompt(page).getByText('Test: nic nie jest wysyłane.')).toBeVisible();
  });

  // Firefox remembers for as long as a page lives that a module could not be fetched.
  test(
    'where its chunk cannot be fetched, nothing works rather than something is sent',
    { tag: '@chromium' },
    async ({ page, shop }) => {
      let blocked = true;
      await page.route(/\/testing\.js/, (route) => (blocked ? route.abort() : route.continue()));
      const failed = page.waitForEvent('requestfailed');
      await page.goto(shop.url);
      await failed;
      await expect(page.locator('earful-launcher')).toHaveCount(0);
      blocked = false;
      await tell(page, 'open', 'checkout');
      await expect(prompt(page).getByText('Test mode: nothing is sent.')).toBeVisible();
    },
  );
});

for (const isTest of [true, false]) {
  demoTest(
    `the receiver stores ${isTest ? 'nothing in test mode' : 'the same critique without it'}`,
    async ({ page, demo, rows }) => {
      await page.route(`${demo.shopUrl}help`, async (route) => {
        const response = await route.fetch();
        const body = await response.text();
        const tag = isTest ? 'data-test data-endpoint=' : 'data-endpoint=';
        await route.fulfill({ response, body: body.replace('data-endpoint=', tag) });
      });
      await page.goto(`${demo.shopUrl}help`);
      await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'worse', exact: true }).click();
      await expect(dialog.getByRole('status')).toContainText(isTest ? 'Test mode' : 'We have it');
      // Whatever had been left on the device would go out from the next page, which is not in test mode.
      await page.goto(demo.shopUrl);
      await expect(page.getByRole('button', { name: 'Tell us what went wrong' })).toBeVisible();
      await expect.poll(() => pending(page)).toEqual([]);
      expect(rows('select id from critiques')).toHaveLength(isTest ? 0 : 1);
    },
  );
}

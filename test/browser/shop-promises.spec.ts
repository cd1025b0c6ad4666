import { expect } from '@playwright/test';
import type { Earful } from '@earful/widget';
import { buy, choose } from '../helpers/at-the-shop.js';
import { test } from '../helpers/demo-fixture.js';
import { promisesAtHand, promisesWatched } from './promise-probes.js';

const promiseRows = 'select touchpoint_id, origin, promise_id, promise_text, promise_due_at from revisions';

test('what the front page promised is in the row of a critique that came a page later', async ({
  page,
  demo,
  rows,
}) => {
  const begin = async (path: string): Promise<void> => {
    await page.goto(demo.shopUrl + path);
    await page.waitForFunction(() => !!window.earful?.version);
    await promisesAtHand(page);
    await promisesWatched(page);
  };
  await choose(page, demo.shopUrl, 'Remember on this device');
  await page.clock.install();
  await begin('');
  await expect(page.locator('earful-promise')).toHaveText('Ordered by 14:00, at your door in 2 days');
  await page.clock.runFor(1_100);
  await begin('returns');
  await page.evaluate(() => (window as unknown as { earful: Earful }).earful.open('order-status'));
  await page.getByRole('dialog').getByRole('button', { name: 'much worse', exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  expect(rows(promiseRows)).toEqual([
    {
      touchpoint_id: 'order-status',
      origin: 'self',
      promise_id: 'delivery-date',
      promise_text: 'Ordered by 14:00, at your door in 2 days',
      promise_due_at: null,
    },
  ]);
});

test('who writes from the page of an order says which date was promised', async ({ page, demo, rows }) => {
  await buy(page, demo.shopUrl);
  await expect(page).toHaveURL(/orders\/\d+/);
  await promisesWatched(page);
  // A critique carries plain spaces.
  const promised = (await page.locator('earful-promise').textContent())!.replaceAll('\u00a0', ' ');
  await page.getByRole('link', { name: 'Something wrong with this order?' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'much worse', exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  expect(rows(promiseRows)).toMatchObject([
    { promise_id: 'delivery-date', promise_text: promised, promise_due_at: expect.stringMatching(/^20\d\d-/) },
  ]);
});

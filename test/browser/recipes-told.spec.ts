import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectCritique, expectSilence, follow, turn } from './recipe-page.js';
import { passTime, test, visit } from './widget-page.js';
import { drawn } from './widget-probes.js';

const json = (status: number, value: unknown) => [status, 'application/json', JSON.stringify(value)] as const;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('payment failed: not when the customer called it off', async ({ page, shop }) => {
  const recipe = follow(shop, 'paymentFailed');
  await visit(page, shop, '/checkout/pay');
  const pay = async (code: string) => {
    shop.answers['/pay'] = [...json(402, { code })];
    const answered = page.waitForResponse('**/pay');
    await button(page, 'Pay now').click();
    await answered;
    await expect(page.getByRole('alert')).toHaveText('That did not go through. Nothing was charged.');
  };
  await pay('cancelled-by-customer');
  await expectSilence(page);
  await pay('card-declined');
  await expectCritique(page, shop, recipe, { facts: { code: 'card-declined' }, severity: 4 });
});

test('promise overdue', async ({ page, shop }) => {
  const recipe = follow(shop, 'promiseOverdue');
  await visit(page, shop, '/orders/1042');
  const dueAt = '2026-11-20T17:00:00.000Z';
  const shownText = 'Arrives by 20 November, 6 pm';
  await expectCritique(page, shop, recipe, { promise: { promiseId: 'delivery-date', dueAt, shownText } });
});

test('zero results: the same search twice is one', async ({ page, shop }) => {
  const recipe = follow(shop, 'zeroResults');
  shop.answers['/api/search'] = [...json(200, [])];
  await visit(page, shop, '/search');
  const search = async (query: string) => {
    await page.getByLabel('Search').fill(query);
    const answered = page.waitForResponse('**/api/search?*');
    await button(page, 'Search').click();
    await answered;
    await expect(page.getByText(`0 results for ${query}`)).toBeVisible();
  };
  await search('linnen');
  await search('linnen');
  await expectSilence(page);
  await search('lining');
  await expectCritique(page, shop, recipe, { facts: { query: 'lining' } });
});

test('out of stock: only the choice that is', async ({ page, shop }) => {
  const recipe = follow(shop, 'outOfStock');
  await visit(page, shop, '/products/apron');
  await button(page, 'M').click();
  await drawn(page);
  await expectSilence(page);
  await button(page, 'S').click();
  await passTime(page, 300);
  await drawn(page);
  await expectCritique(page, shop, recipe);
});

for (const [signal, path, early] of [
  ['basketLeft', '/basket', '"hoursAgo":2'],
  ['delivered', '/orders/1042', '"hoursAgo":20'],
] as const) {
  const hours = /"hoursAgo":\d+/;
  test(`${signal}: on a later visit, not on the same day`, async ({ page, shop }) => {
    const recipe = follow(shop, signal);
    const [later] = recipe.html;
    shop.body = later!.replace(hours, early);
    await visit(page, shop, path);
    await drawn(page);
    await expectSilence(page);
    shop.body = later!;
    await turn(page, () => page.reload());
    await drawn(page);
    await expectCritique(page, shop, recipe);
  });
}

test('chat closed: not while it is open', async ({ page, shop }) => {
  const recipe = follow(shop, 'chatClosed');
  await visit(page, shop, '/help/chat');
  // The dialog would hold back a signal that came too early, but not for longer than a minute.
  await passTime(page, 50_000);
  await expectSilence(page);
  await button(page, 'End chat').click();
  await expectCritique(page, shop, recipe);
});

test('call ended: not while it goes on', async ({ page, shop }) => {
  const recipe = follow(shop, 'callEnded');
  const line = (event: string) => [200, 'text/event-stream', `retry: 50\nevent: ${event}\ndata: {}\n\n`] as const;
  shop.answers['/calls/current'] = [...line('connected')];
  await visit(page, shop, '/call');
  await expect(page.getByText('Connected')).toBeVisible();
  await expectSilence(page);
  shop.answers['/calls/current'] = [...line('ended')];
  await expect(page.getByText('The call has ended')).toBeVisible();
  await expectCritique(page, shop, recipe);
});

test('custom: facts tell one refusal from another', async ({ page, shop }) => {
  const recipe = follow(shop, 'custom');
  await visit(page, shop, '/basket');
  const use = async (reason: string) => {
    shop.answers['/voucher'] = [...json(422, { reason })];
    await button(page, 'Use voucher').click();
    await expect(page.getByText(`Not accepted: ${reason}`)).toBeVisible();
  };
  await use('misspelt');
  await expectSilence(page);
  await use('expired');
  await expectCritique(page, shop, recipe, { facts: { reason: 'expired' } });
});

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectCritique, expectSilence, follow, turn } from './recipe-page.js';
import type { Shop } from './widget-page.js';
import { passTime, tell, test, visit } from './widget-page.js';
import { decisions, drawn } from './widget-probes.js';

const json = (status: number, value: unknown) => [status, 'application/json', JSON.stringify(value)] as const;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const failToPay = async (page: Page, shop: Shop, code: string) => {
  shop.answers['/pay'] = [...json(402, { code })];
  const answered = page.waitForResponse('**/pay');
  await button(page, 'Pay now').click();
  await answered;
  await expect(page.getByRole('alert')).toHaveText('That did not go through. Nothing was charged.');
};

test('payment failed: the first time only a link, which is about it', async ({ page, shop }) => {
  const { config } = follow(shop, 'paymentFailed');
  await visit(page, shop, '/checkout/pay');
  await failToPay(page, shop, 'card-declined');
  await passTime(page, 15_000);
  await expect(page.locator('earful-critique')).toHaveCount(0);
  expect(await decisions(page)).toMatchObject([{ decision: 'suppressed', reason: 'offered' }]);
  await page.getByRole('link', { name: 'Tell us what that meant for you' }).click();
  const prompt = page.locator('earful-critique');
  await expect(prompt.getByRole('heading')).toHaveText(config.triggers![0]!.says as string);
  await prompt.locator('.answers button').first().click();
  await expect.poll(() => shop.received).toHaveLength(1);
  expect(shop.received[0]).toMatchObject({ origin: 'self', touchpointId: 'checkout', severity: 4 });
  expect(shop.received[0]).toMatchObject({ facts: { code: 'card-declined' } });
});

test('payment failed: the second time it invites, not when the customer called it off', async ({ page, shop }) => {
  const recipe = follow(shop, 'paymentFailed');
  await visit(page, shop, '/checkout/pay');
  await failToPay(page, shop, 'cancelled-by-customer');
  await expectSilence(page);
  await failToPay(page, shop, 'card-declined');
  await failToPay(page, shop, 'card-expired');
  await expectCritique(page, shop, recipe, { facts: { code: 'card-expired' }, severity: 4 });
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
    await page.getByLabel('Search').press('Enter');
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

test('basketLeft: on a later visit, not on the same day', async ({ page, shop }) => {
  const recipe = follow(shop, 'basketLeft');
  const [later] = recipe.html;
  shop.body = later!.replace(/"hoursAgo":\d+/, '"hoursAgo":2');
  await visit(page, shop, '/basket');
  await drawn(page);
  await expectSilence(page);
  shop.body = later!;
  await turn(page, () => page.reload());
  await drawn(page);
  await expectCritique(page, shop, recipe);
});

test('delivered: a day later, not on the same day', async ({ page, shop }) => {
  const recipe = follow(shop, 'delivered');
  const [today] = recipe.html;
  await visit(page, shop, '/orders/1042');
  await drawn(page);
  await expectSilence(page);
  shop.body = today!.replace('1042', '1041').replace('11-22', '11-21');
  await turn(page, () => page.reload());
  await drawn(page);
  const at = '2026-11-21T11:00:00Z';
  await expectCritique(page, shop, recipe, { facts: { subject: '1041', at } });
});

test('delivered: told once, asked on the first visit after a day, wherever it is', async ({ page, shop }) => {
  const recipe = follow(shop, 'delivered');
  await visit(page, shop, '/orders/1042');
  await tell(page, 'consent', { storage: true });
  await drawn(page);
  await expectSilence(page);
  shop.body = '';
  await page.clock.setSystemTime('2026-11-23T11:00:01Z');
  await turn(page, () => page.goto(`${shop.url}/`));
  await tell(page, 'consent', { storage: true });
  await expectCritique(page, shop, recipe, { facts: { subject: '1042' } });
});

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

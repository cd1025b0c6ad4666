import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { failToPay, openCheckout } from './payment-page.js';
import { config, explain, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const followLink = (page: Page) => page.getByRole('link', { name: 'Tell us' }).click();
const outcomes = async (page: Page) => (await explain(page)).rules.map(({ outcome }) => outcome);

const link = '<a href="/elsewhere" data-earful-open="checkout">Tell us</a>';
const general = { signal: 'paymentFailed', touchpoint: 'checkout', says: 'Not paid.' };
const declined = {
  ...general,
  says: 'The card was declined.',
  parameters: { facts: [{ name: 'code', is: 'equals', value: 'declined' }] },
};

test('of a failure that two rules are about the first is left to the link, in the words of the first rule', async ({
  page,
  shop,
}) => {
  openCheckout(shop, {});
  shop.body += link;
  shop.config = { ...config, triggers: [declined, general] };
  await visit(page, shop);
  await failToPay(page, shop, { code: 'declined' });
  await passTime(page, 15_000);
  expect(await outcomes(page)).toEqual(['offered', 'offered']);
  await expect(prompt(page)).toHaveCount(0);
  await followLink(page);
  await expect(prompt(page).getByRole('heading')).toHaveText('The card was declined.');
  await prompt(page).getByRole('button', { name: 'Close' }).click();
  await failToPay(page, shop, { code: 'declined' });
  await passTime(page, 15_000);
  expect(await outcomes(page)).toEqual(['shown', 'duplicate']);
});

test('what was answered by the link is not asked about again by it', async ({ page, shop }) => {
  openCheckout(shop, {});
  shop.body += link;
  await visit(page, shop);
  await failToPay(page, shop);
  await followLink(page);
  await prompt(page).getByRole('button', { name: 'I’ll remember it' }).click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await prompt(page).getByRole('button', { name: 'Close' }).first().click();
  await followLink(page);
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect.poll(() => shop.received).toHaveLength(2);
  expect(shop.received[0]).toMatchObject({ facts: { code: 'card-declined' }, severity: 3 });
  expect(shop.received[1]).not.toHaveProperty('facts');
  expect(shop.received[1]!['occurredAt']).not.toBe(shop.received[0]!['occurredAt']);
});

test('a failure that was called off is not what the link opens on', async ({ page, shop }) => {
  openCheckout(shop, { cancelledBy: ['paymentDone'] });
  shop.body += link;
  await visit(page, shop);
  await failToPay(page, shop);
  await followLink(page);
  await expect(prompt(page).getByRole('heading')).toHaveText('The payment didn’t go through.');
  await prompt(page).getByRole('button', { name: 'Close' }).click();
  await tell(page, 'signal', 'paymentDone', { touchpoint: 'checkout' });
  await followLink(page);
  await expect(prompt(page).getByRole('button', { name: 'worse', exact: true })).toBeVisible();
  await expect(prompt(page).getByText('The payment didn’t go through.')).toHaveCount(0);
});

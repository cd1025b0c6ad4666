import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { failToPay, openCheckout } from './payment-page.js';
import { config, explain, passTime, test, visit } from './widget-page.js';

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

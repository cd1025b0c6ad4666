import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { config, explain, passTime } from './widget-page.js';

const code = `
  addEventListener('click', async ({ target }) => {
    if (target.dataset.go) history.pushState(null, '', target.dataset.go);
    if (target.id !== 'pay') return;
    const response = await fetch('/pay', { method: 'POST' });
    if (response.ok) return;
    (window.earful ||= []).push(['signal', 'paymentFailed', await response.json()]);
    document.querySelector('[role=alert]').append('Not paid. ');
  });`;

/** A checkout that tells when its payment service has refused; `rule` narrows the trigger. */
export const openCheckout = (shop: Shop, rule: object, more: object = {}): void => {
  const [payment] = config.triggers;
  shop.config = { ...config, ...more, triggers: [{ ...payment, ...rule }] };
  shop.script = code;
  shop.body = `<button id="pay">Pay now</button><p role="alert"></p>
    ${['/', '/help', '/orders/1', '/checkout/2'].map((path) => `<button data-go="${path}">To ${path}</button>`).join('')}`;
};

/** The customer pays, and the payment service refuses with these facts. */
export const failToPay = async (page: Page, shop: Shop, facts: object = { code: 'card-declined' }): Promise<void> => {
  shop.answers['/pay'] = [402, 'application/json', JSON.stringify(facts)];
  const alert = page.getByRole('alert');
  const before = (await alert.textContent()) ?? '';
  await page.locator('#pay').click();
  await expect(alert).toHaveText(`${before}Not paid. `.trim());
};

export const go = (page: Page, path: string): Promise<void> => page.locator(`[data-go="${path}"]`).click();

/** What was decided so far. */
export const outcomes = async (page: Page): Promise<string[]> =>
  (await explain(page)).decisions.map(({ decision, reason }) => reason ?? decision);

/** Lets quiet come. Is the customer asked, or was it suppressed for this reason, or was nothing noticed? */
export const expectOutcome = async (
  page: Page,
  outcome: 'shown' | 'condition' | 'cancelled' | 'offHours' | 'sampling' | undefined,
): Promise<void> => {
  await passTime(page, 15_000);
  expect(await outcomes(page)).toEqual(outcome ? [outcome] : []);
  const heading = page.locator('earful-critique').getByRole('heading');
  if (outcome === 'shown') await expect(heading).toHaveText('The payment didn’t go through.');
  else await expect(heading).toHaveCount(0);
};

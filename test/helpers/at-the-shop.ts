import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Turns a switch of the switchboard over, as a person would. */
export async function flip(page: Page, switchboardUrl: string, name: string) {
  await page.goto(switchboardUrl);
  const toggle = page.getByRole('switch', { name });
  const before = await toggle.getAttribute('aria-checked');
  await toggle.click();
  await expect(page.getByRole('switch', { name })).toHaveAttribute(
    'aria-checked',
    before === 'true' ? 'false' : 'true',
  );
}

type Choice = 'Remember on this device' | 'Count';

/** Makes the privacy choices of the shop, as a person would: ticks these, no others, and saves. */
export async function choose(page: Page, shopUrl: string, ...ticked: Choice[]) {
  await page.goto(`${shopUrl}privacy`);
  for (const box of await page.getByRole('checkbox', { disabled: false }).all()) await box.uncheck();
  for (const name of ticked) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Save what I ticked' }).click();
  await expect(page.getByText('Saved. You can change it')).toBeVisible();
}

/** Buys an apron and pays for it, by card. */
export async function buy(page: Page, shopUrl: string) {
  await page.goto(`${shopUrl}products/linen-apron`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.locator('[data-basket-count]')).toHaveText('1');
  await page.goto(`${shopUrl}checkout`);
  await page.getByLabel('Name', { exact: true }).fill('Sam Example');
  await page.getByLabel('E-mail').fill('sam@example.com');
  await page.getByLabel('Street and number').fill('12 Market Square');
  await page.getByLabel('Postcode').fill('00-950');
  await page.getByLabel('Town').fill('Exampleton');
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('Valid until').fill('12/30');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: /^Pay/ }).click();
}

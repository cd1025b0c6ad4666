import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell } from './widget-page.js';
import type { Shop } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');

/** Everything whose words are cut off, or that has to be scrolled sideways. */
export const cutOff = (page: Page) =>
  page.evaluate(() => {
    const roots = [...document.querySelectorAll('earful-critique, earful-launcher')].map((it) => it.shadowRoot!);
    const cut = roots
      .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])
      .filter((one) => one.checkVisibility() && one.clientWidth > 1 && !one.closest('.plain'))
      .filter((one) => {
        const { overflowY, clipPath } = getComputedStyle(one);
        if (clipPath !== 'none') return false;
        const isWide = one.scrollWidth > one.clientWidth + 1;
        const isTall = one.scrollHeight > one.clientHeight + 1 && overflowY !== 'auto' && one.localName !== 'textarea';
        return isWide || (isTall && one.matches('button, .chip, p, h2, legend, .head, .foot'));
      })
      .map((one) => one.className || one.localName);
    return [...cut, ...(document.documentElement.scrollWidth > innerWidth ? ['page'] : [])];
  });

/** Passes through every state of the prompt and the launcher, and looks in each. */
export const passThrough = async (page: Page, shop: Shop, look: (state: string) => Promise<void>): Promise<void> => {
  const press = (name: string) => prompt(page).getByRole('button', { name, exact: true }).click();
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await look('invitation');
  await tell(page, 'close');
  await expect(prompt(page)).toHaveCount(0);
  await page.locator('earful-launcher .options').click();
  await look('launcher');
  await page.keyboard.press('Escape');
  await page.locator('earful-launcher .main').click();
  await look('ask');
  shop.mode = 'down';
  await press('worse');
  await expect(prompt(page).getByRole('status')).toContainText('This is kept');
  await look('saved');
  await prompt(page).getByText('Yes, call me back').click();
  await press('Send details');
  await look('fault');
  await press('Make smaller');
  await look('small');
  await prompt(page).locator('.bar').click();
  await prompt(page).getByLabel('No, just fix it').check();
  await prompt(page)
    .getByLabel('In your own words')
    .fill('A'.repeat(90) + ' ' + 'words '.repeat(40));
  shop.mode = 'refuse';
  await press('Send details');
  await expect(prompt(page).getByRole('status')).toContainText('We could not accept this');
  await look('returned');
  shop.mode = 'up';
  await press('Change');
  await press('Send details');
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await look('done');
};

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectCritique, follow } from './recipe-page.js';
import { passTime, test, visit } from './widget-page.js';
import { decisions, drawn } from './widget-probes.js';

const press = (page: Page) => page.locator('#it').click();

test('rage click', async ({ page, shop }) => {
  const recipe = follow(shop, 'rageClick');
  shop.body += '<button id="it">Pay</button>';
  await visit(page, shop, '/checkout/pay');
  for (let i = 0; i < 3; i++) await press(page);
  await expectCritique(page, shop, recipe);
});

test('dead click: what is busy has answered', async ({ page, shop }) => {
  const recipe = follow(shop, 'deadClick');
  shop.body = '<button id="busy">Add</button><button id="it">Zoom</button>';
  shop.script = `addEventListener('click', ({ target }) => target.id === 'busy' && target.setAttribute('aria-busy', Math.random()))`;
  await visit(page, shop, '/products/apron');
  const twice = async (id: string) => {
    for (let i = 0; i < 2; i++) {
      await page.locator(id).click();
      await drawn(page);
      await passTime(page, 2_700);
    }
  };
  await twice('#busy');
  expect(await decisions(page)).toEqual([]);
  await twice('#it');
  await expectCritique(page, shop, recipe);
});

test('error click', async ({ page, shop, complaints }) => {
  const recipe = follow(shop, 'errorClick');
  shop.body = '<button id="it">Pay</button>';
  shop.script = `addEventListener('click', ({ target }) => { if (target.id === 'it') undefined.total })`;
  await visit(page, shop, '/checkout/pay');
  await press(page);
  await expectCritique(page, shop, recipe);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('undefined')]);
});

test('form struggle', async ({ page, shop }) => {
  const recipe = follow(shop, 'formStruggle');
  await visit(page, shop, '/checkout/address');
  for (const postcode of ['123', '1234']) {
    await page.getByLabel('Postcode').fill(postcode);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.locator('#text').click();
  await expectCritique(page, shop, recipe);
});

test('click', async ({ page, shop }) => {
  const recipe = follow(shop, 'click');
  await visit(page, shop, '/help/returns');
  await page.getByRole('button', { name: 'Show the phone number' }).click();
  await expectCritique(page, shop, recipe);
});

test('submit', async ({ page, shop }) => {
  const recipe = follow(shop, 'submit');
  await visit(page, shop, '/contact');
  await page.getByLabel('Your message').fill('Where is it?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Sent.')).toBeVisible();
  await expectCritique(page, shop, recipe);
});

import { expect } from '@playwright/test';
import type { Earful } from '@earful/widget';
import { test } from '../helpers/demo-fixture.js';
import { buy, flip } from '../helpers/at-the-shop.js';

const later = 15_000;

test('a payment fails: invitation, one tap of severity, details, inbox', async ({ page, context, demo, rows }) => {
  await flip(page, demo.switchboardUrl, 'The bank declines every card');
  await page.clock.install();
  await buy(page, demo.shopUrl);
  await expect(page.getByRole('alert')).toContainText('declined');
  await page.mouse.move(5, 5);
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.clock.runFor(later);

  const invitation = page.locator('earful-critique');
  await expect(invitation.getByRole('heading', { name: "The payment didn't go through." })).toBeVisible();
  await expect(invitation.getByText('Compared with what you expected')).toHaveCount(0);
  await invitation.getByRole('button', { name: 'I may not come back' }).click();
  await expect(invitation.getByText('Thank you. We have it.')).toBeVisible();

  await invitation.getByLabel('The payment failed').check();
  await invitation.getByLabel('In your own words (optional)').fill('My card works everywhere else.');
  await invitation.getByLabel('How should it have been? (optional)').fill('Tell me what the bank said.');
  await invitation.getByRole('button', { name: 'Send details' }).click();
  await expect
    .poll(() => rows('select revision from revisions order by revision'))
    .toEqual([{ revision: 1 }, { revision: 2 }]);

  const staff = await context.newPage();
  await staff.goto(demo.inboxUrl);
  await staff
    .getByRole('link', { name: /Checkout/ })
    .first()
    .click();
  await expect(staff.getByText('My card works everywhere else.')).toBeVisible();
  await expect(staff.getByText('Tell me what the bank said.')).toBeVisible();
  await expect(staff.getByText('card-declined')).toBeVisible();
});

test('a delivery is late: comparison, details, live in the inbox, answer, status page', async ({
  page,
  browser,
  demo,
}) => {
  const staffContext = await browser.newContext();
  const staff = await staffContext.newPage();
  await staff.goto(demo.inboxUrl);
  await expect(staff.getByRole('heading', { level: 1 })).toBeVisible();

  await flip(page, demo.switchboardUrl, 'Parcels are stuck at the carrier');
  await page.getByRole('button', { name: 'Place one of three days ago' }).click();
  await page.clock.install();
  await page.getByRole('link', { name: /^Order 1/ }).click();
  await expect(page.getByText('It has not arrived.')).toBeVisible();
  await page.clock.runFor(later);

  const invitation = page.locator('earful-critique');
  await expect(invitation.getByRole('heading', { name: 'Your parcel is later than we promised.' })).toBeVisible();
  await invitation.getByRole('button', { name: 'much worse', exact: true }).click();
  await expect(invitation.getByText('Thank you. We have it.')).toBeVisible();

  // The inbox was open all along: the case comes to it.
  const line = staff.getByRole('link', { name: /Order status/ }).first();
  await expect(line).toBeVisible();

  await invitation.getByLabel('In your own words (optional)').fill('It was a birthday present.');
  await invitation.getByRole('button', { name: 'Send details' }).click();
  const statusLink = invitation.getByRole('link').first();
  const statusUrl = await statusLink.getAttribute('href');
  expect(statusUrl).toContain('/earful/c/');

  await line.click();
  await expect(staff.getByText('It was a birthday present.')).toBeVisible();
  await expect(staff.getByText(/At your door by/)).toBeVisible();
  await staff.getByRole('button', { name: 'Acknowledge' }).click();
  await staff.getByRole('textbox').fill('We are sorry. A courier brings it today.');
  await staff.getByRole('button', { name: /^Send/ }).click();
  await expect(staff.getByText('We are sorry. A courier brings it today.')).toBeVisible();

  await page.goto(new URL(statusUrl ?? '', demo.shopUrl).href);
  await expect(page.getByText('We are sorry. A courier brings it today.')).toBeVisible();
  await expect(page.getByText('It was a birthday present.')).toBeVisible();
  await staffContext.close();
});

test('the receiver is down: submit, reload, receiver up, exactly one row', async ({ page, demo, rows }) => {
  await flip(page, demo.switchboardUrl, 'receiver cannot be reached');
  await page.goto(`${demo.shopUrl}help`);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  const prompt = page.getByRole('dialog');
  await prompt.getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt.getByText(/kept on this device until/)).toBeVisible();
  await expect(prompt.getByText('We have it')).toHaveCount(0);
  expect(rows('select * from critiques')).toEqual([]);

  await page.reload();
  await flip(page, demo.switchboardUrl, 'receiver cannot be reached');
  await page.goto(demo.shopUrl);
  await expect.poll(() => rows('select id from critiques').length).toBe(1);
  expect(rows('select revision from revisions')).toEqual([{ revision: 1 }]);

  // Nothing is left on the device that could arrive a second time.
  await page.reload();
  const pending = () => page.evaluate(() => (window as unknown as { earful: Earful }).earful.client?.pending());
  await expect.poll(pending).toEqual([]);
  expect(rows('select id from critiques')).toHaveLength(1);
});

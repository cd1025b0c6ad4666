import { expect } from '@playwright/test';
import { test } from '../helpers/hosted-fixture.js';

test.use({ javaScriptEnabled: false });

test('without script: further parts, a card number that is never stored, a change, and all of it taken back', async ({
  page,
  hosted,
  rows,
}) => {
  await page.goto(hosted('order-status'));
  await page.getByRole('button', { name: 'much worse', exact: true }).click();
  await page.getByRole('group', { name: 'Where did you expect that from?' }).getByLabel('an advert').check();
  await page.getByLabel('In your own words (optional)').fill('Paid with 4111 1111 1111 1111, order 1001.');
  await page.getByLabel('What would put it right? (optional)').fill('The parcel, today.');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect(page.getByRole('paragraph').filter({ hasText: 'Paid with ••••, order 1001.' })).toBeVisible();
  expect(rows('select comment, remedy_text, expectation_source, redactions from revisions where revision = 2')).toEqual(
    [
      {
        comment: 'Paid with ••••, order 1001.',
        remedy_text: 'The parcel, today.',
        expectation_source: 'explicitPromise',
        redactions: '[{"kind":"card","count":1}]',
      },
    ],
  );

  await page.getByRole('link', { name: 'See what happens with it' }).click();
  await expect(page.getByText('The parcel, today.')).toBeVisible();
  await page.getByRole('link', { name: 'Change or add something' }).click();
  await page.getByText('Change or add something').click();
  await page.getByLabel('What would put it right? (optional)').fill('My money.');
  await page.getByRole('button', { name: 'Send details' }).click();
  await page.getByRole('link', { name: 'See what happens with it' }).click();
  await expect(page.getByText('My money.')).toBeVisible();

  await page.getByRole('link', { name: 'Withdraw it' }).click();
  await expect(page.getByText('Withdraw this message? It cannot be undone.')).toBeVisible();
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.getByText('What you told us')).toBeVisible();
  expect(rows('select withdrawn_at from critiques')).toEqual([{ withdrawn_at: null }]);
  await page.getByRole('link', { name: 'Withdraw it' }).click();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByText('You have withdrawn this message.')).toBeVisible();
  expect(rows('select revision, comment, remedy_text from revisions')).toEqual([
    { revision: 4, comment: null, remedy_text: null },
  ]);
  await page.goBack();
  await expect(page.getByText('My money.')).toHaveCount(0);
});

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  for (const language of ['en', 'de', 'ar']) {
    test(`every page of it fits, in ${language}`, async ({ page, hosted }) => {
      const fits = async () => {
        await page.waitForLoadState();
        const [width, wide] = await page.evaluate(() => [document.scrollingElement!.scrollWidth, innerWidth]);
        expect(width).toBeLessThanOrEqual(wide!);
        for (const target of await page.locator('.chip, button, .button').all()) {
          if (await target.isVisible()) expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
        }
      };
      await page.goto(hosted(`order-status?lang=${language}`));
      await page.getByRole('button').first().click();
      await fits();
      await page.getByRole('textbox').first().fill('Ü'.repeat(4_000));
      await page.locator('form.details button.primary').click();
      await page.locator('summary').click();
      await expect(page.getByRole('textbox').first()).toHaveValue('Ü'.repeat(4_000));
      await fits();
      await page.locator('.next a').first().click();
      await fits();
      await page.locator('a[href="?withdraw"]').click();
      await fits();
    });
  }
});

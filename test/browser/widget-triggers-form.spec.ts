import { expect } from '@playwright/test';
import { test, visit } from './widget-page.js';
import { asking, expectAsked } from './widget-probes.js';

test.beforeEach(({ shop }) => {
  shop.config = asking('formStruggle');
});

test.describe('what is no struggle', () => {
  test('a date that is typed breaks its limits with every digit', async ({ page, shop }) => {
    shop.body = '<form><input type="date" id="day" min="2020-01-01" max="2029-12-31"><input id="next"></form>';
    await visit(page, shop);
    await page.locator('#day').focus();
    // The browser's order of day and month may be either.
    for (const digit of '05052026') {
      await page.keyboard.type(digit);
      await page.clock.runFor(100);
    }
    await page.locator('#next').focus();
    await expect(page.locator('#day')).toHaveValue('2026-05-05');
    await page.locator('#text').click();
    await expectAsked(page, false);
  });

  test('checks with each key, long after something else was pressed', async ({ page, shop }) => {
    shop.body = '<form novalidate><input type="email" id="mail"><button type="button" id="show">Show</button></form>';
    shop.script = `addEventListener('input', ({ target }) => target.checkValidity())`;
    await visit(page, shop);
    for (const letter of 'ab') {
      await page.locator('#show').click();
      await page.locator('#mail').focus();
      await page.keyboard.type(letter);
    }
    await page.locator('#text').click();
    await expectAsked(page, false);
  });
});

import { expect } from '@playwright/test';
import { passTime, test, visit } from './widget-page.js';
import { asking, decisions, expectAsked, inOpenRoot } from './widget-probes.js';

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

test.describe('in the open root of an element', () => {
  test('asks once a form that was rejected twice has been left, not before', async ({ page, shop }) => {
    Object.assign(
      shop,
      inOpenRoot(
        '<form><input id="zip" required pattern="[0-9]{5}"><button id="go">Go</button></form><input id="other">',
      ),
    );
    await visit(page, shop);
    for (let i = 0; i < 2; i++) {
      await page.locator('#zip').fill('12');
      await page.locator('#go').click();
    }
    await passTime(page, 20_000);
    expect(await decisions(page)).toEqual([]);
    await page.locator('#other').focus();
    await page.locator('#text').click();
    await expectAsked(page, true);
    expect(await decisions(page)).toHaveLength(1);
  });

  test('asks for a field left three times with a refused value', async ({ page, shop }) => {
    Object.assign(shop, inOpenRoot('<input id="zip" pattern="[0-9]{5}"><input id="city">'));
    await visit(page, shop);
    for (const digit of '123') {
      await page.locator('#zip').press('End');
      await page.keyboard.type(digit);
      await page.locator('#city').focus();
      await page.clock.runFor(100);
    }
    await page.locator('#text').click();
    await expectAsked(page, true);
    expect(await decisions(page)).toHaveLength(1);
  });
});

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

test.describe('in open shadow roots, as design systems have them', () => {
  const form = '<form><input id="zip" required pattern="[0-9]{5}"><input id="city"><button id="go">Go</button></form>';
  /** Each field is a component of its own, which marks what it refuses. */
  const fields = `customElements.define('x-field', class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('input'), { id: this.title }));
    }
  });
  customElements.define('x-form', class extends HTMLElement {
    connectedCallback() {
      this.firstElementChild.addEventListener('submit', (event) => {
        event.preventDefault();
        for (const { shadowRoot: { firstElementChild: it } } of this.querySelectorAll('x-field'))
          it.ariaInvalid = String(!it.value);
      });
    }
  });`;

  test('asks once a form that was rejected twice has been left', async ({ page, shop }) => {
    Object.assign(shop, inOpenRoot(form));
    await visit(page, shop);
    await page.locator('#go').click();
    await page.locator('#go').click();
    await passTime(page, 20_000);
    expect(await decisions(page)).toEqual([]);
    await page.locator('#text').click();
    await expectAsked(page, true);
  });

  test('asks for a field that was refused three times, not before the form is left', async ({ page, shop }) => {
    Object.assign(shop, inOpenRoot(form));
    await visit(page, shop);
    for (const value of ['1', '2', '3']) {
      await page.locator('#zip').pressSequentially(value);
      await page.locator('#city').focus();
    }
    await passTime(page, 20_000);
    expect(await decisions(page)).toEqual([]);
    await page.locator('#text').click();
    await expectAsked(page, true);
  });

  test('asks for fields that are components, once their form has been left', async ({ page, shop }) => {
    shop.body =
      '<x-form><form><x-field title="zip"></x-field><x-field title="city"></x-field><button id="go">Go</button></form></x-form>';
    shop.script = `addEventListener('DOMContentLoaded', () => {${fields}})`;
    await visit(page, shop);
    for (let i = 0; i < 2; i++) {
      await page.locator('#go').click();
      await passTime(page, 1_500);
    }
    await page.locator('#city').focus();
    await passTime(page, 20_000);
    expect(await decisions(page)).toEqual([]);
    await page.locator('#text').click();
    await expectAsked(page, true);
  });

  test('a form that was sent is asked about, one that marks a field in it is not', async ({ page, shop }) => {
    shop.config = asking('submit', { selector: '#pay' });
    Object.assign(shop, inOpenRoot('<form id="pay"><x-field title="zip"></x-field><button id="go">Go</button></form>'));
    shop.script = `addEventListener('DOMContentLoaded', () => {${fields}${shop.script}
      document.querySelector('x-root').shadowRoot.addEventListener('submit', (event) => {
        event.preventDefault();
        const field = event.target.firstElementChild.shadowRoot.firstElementChild;
        field.ariaInvalid = String(!field.value);
      });
    })`;
    await visit(page, shop);
    await page.locator('#go').click();
    await passTime(page, 15_000);
    expect(await decisions(page)).toEqual([]);
    await page.locator('#zip').fill('12345');
    await page.locator('#go').click();
    await page.locator('#text').click();
    await expectAsked(page, true);
  });

  test('what somebody writes to us is no form of the page', async ({ page, shop }) => {
    await visit(page, shop);
    await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
    const prompt = page.locator('earful-critique');
    await prompt.getByRole('button', { name: 'Much worse' }).click();
    await prompt.getByText('Yes, by e-mail').click();
    for (const address of ['a', 'b', 'c']) {
      await prompt.locator('#contact').pressSequentially(address);
      await prompt.getByRole('textbox').first().focus();
      await passTime(page, 1_000);
    }
    await page.locator('#text').click();
    await expectAsked(page, false);
  });
});

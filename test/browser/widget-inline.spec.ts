import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { button, prompt, status, words } from './details-panel.js';
import { test, visit } from './widget-page.js';

const inline = '<earful-critique touchpoint="help"></earful-critique>';

test.describe('an answer and the details are sent by their own click', () => {
  const noForms = { policies: '; sandbox allow-scripts allow-same-origin' };
  const noDefault = {
    script: `addEventListener('DOMContentLoaded', () =>
      document.querySelector('main').addEventListener('click', (event) => event.preventDefault()))`,
  };
  const click = (page: Page, name: string) => button(page, name).click();
  const press = (page: Page, name: string) => button(page, name).press('Enter');
  const enter = async (page: Page): Promise<void> => {
    await prompt(page).getByLabel('Yes, by e-mail').check();
    await prompt(page).getByLabel('Your e-mail address').fill('anna@example.com');
    await page.keyboard.press('Enter');
  };

  for (const [name, change, answer, send] of [
    ['where forms may not be sent, by mouse', noForms, click, click],
    ['where forms may not be sent, by keyboard', noForms, press, press],
    ['where forms may not be sent, by Enter in a field', noForms, press, enter],
    ['where the page takes the default from clicks, by mouse', noDefault, click, click],
    ['where the page takes the default from clicks, by keyboard', noDefault, press, press],
    ['anywhere, by Enter in a field', {}, click, enter],
  ] as const)
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { body: inline }, change);
      await visit(page, shop);
      await answer(page, 'worse');
      await expect(status(page)).toContainText('We have it');
      await words(page).fill('Late again.');
      await send(page, 'Send details');
      await expect(prompt(page).getByRole('heading')).toHaveText('Your message');
      await expect.poll(() => shop.received).toMatchObject([{ revision: 1 }, { revision: 2, comment: 'Late again.' }]);
      expect(page.url()).toBe(shop.url + '/');
    });
});

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { button, note, prompt, send, status, words } from './details-panel.js';
import type { Shop } from './widget-page.js';
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

test.describe('what is chosen stays chosen', () => {
  const everywhere = {
    script: `addEventListener('click', (event) => event.preventDefault())`,
  };
  for (const [name, change] of [
    ['on a page like any other', {}],
    ['where forms may not be sent', { policies: '; sandbox allow-scripts allow-same-origin' }],
    ['where the page takes the default from clicks', everywhere],
  ] as const)
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { body: inline.replace('help', 'checkout') }, change);
      await visit(page, shop);
      await button(page, 'worse').click();
      await prompt(page).getByText('too slow').click();
      await prompt(page).getByLabel('costs unclear').press(' ');
      // Chosen, and taken back.
      await prompt(page).getByText('card declined').click();
      await prompt(page).getByText('card declined').click();
      await prompt(page).getByText('Annoying, but forgivable').click();
      await prompt(page).getByLabel('Annoying, but forgivable').press('ArrowUp');
      await expect(prompt(page).getByLabel('too slow')).toBeChecked();
      await expect(prompt(page).getByLabel('card declined')).not.toBeChecked();
      await expect(prompt(page).getByLabel('I’ll remember it')).toBeChecked();
      await send(page, 'Late again.');
      await expect
        .poll(() => shop.received[1])
        .toMatchObject({ causes: ['unclear-cost', 'too-slow'], severity: 3, comment: 'Late again.' });
    });
});

test.describe('a prompt that the page takes away', () => {
  /** What a router does: the page before is thrown away, the next is made. */
  const go = (page: Page, touchpoints: string) =>
    page.evaluate((it) => {
      const [place, made] = [document.querySelector('#place')!, document.createElement('template')];
      for (const touchpoint of it.split(' ').filter(Boolean))
        made.content.append(Object.assign(document.createElement('earful-critique'), { touchpoint }));
      place.replaceChildren(made.content);
    }, touchpoints);
  const begin = async (page: Page, shop: Shop): Promise<void> => {
    shop.body = `<div id="place">${inline}</div>`;
    await visit(page, shop);
    await button(page, 'worse').click();
    await expect(status(page)).toContainText('We have it');
    await words(page).fill('Half a sentence');
    await page.clock.runFor(500);
  };

  test('goes on with the same critique when it is there again', async ({ page, shop }) => {
    await begin(page, shop);
    await go(page, '');
    await expect(prompt(page)).toHaveCount(0);
    await go(page, 'help');
    await expect(prompt(page).getByRole('heading')).toHaveText('Anything to add?');
    await expect(status(page)).toContainText(String(shop.received[0]!['reference']));
    await expect(words(page)).toHaveValue('Half a sentence');
    await send(page, 'All of it.');
    await expect.poll(() => shop.received).toMatchObject([{ revision: 1 }, { revision: 2, comment: 'All of it.' }]);
    expect(shop.received[1]!['critiqueId']).toBe(shop.received[0]!['critiqueId']);
  });

  test('is one critique where it is replaced in one go; a second beside it is another', async ({ page, shop }) => {
    await begin(page, shop);
    await go(page, 'help help');
    await expect(prompt(page).nth(0).getByRole('heading')).toHaveText('Anything to add?');
    await expect(prompt(page).nth(1).getByRole('heading')).toHaveText('Did we fall short here?');
  });

  test('asks anew when it is put back after another has gone on with its critique', async ({ page, shop }) => {
    await begin(page, shop);
    await page.evaluate(() => Object.assign(window, { first: document.querySelector('earful-critique') }));
    await go(page, 'help');
    await words(page).fill('By the second');
    await page.clock.runFor(500);
    await page.evaluate(() =>
      document.querySelector('#place')!.append((window as unknown as { first: Element }).first),
    );
    await expect(prompt(page).nth(0).getByLabel('In your own words')).toHaveValue('By the second');
    await prompt(page).nth(1).locator('.answers button').first().click();
    await expect(prompt(page).nth(1).getByRole('status')).toContainText('We have it');
    expect(new Set(shop.received.map(({ critiqueId }) => critiqueId)).size).toBe(2);
    expect(shop.received).toMatchObject([{ revision: 1 }, { revision: 1 }]);
  });
});

test.describe('a prompt that is given other attributes', () => {
  const give = (page: Page, attributes: Record<string, string>) =>
    prompt(page).evaluate((it, given) => {
      for (const [name, value] of Object.entries(given)) it.setAttribute(name, value);
    }, attributes);
  const other = { touchpoint: 'checkout', says: 'The payment failed.', origin: 'mail' };

  test('asks about the other before it is answered', async ({ page, shop }) => {
    shop.body = inline;
    await visit(page, shop);
    await give(page, other);
    await expect(prompt(page).getByRole('heading')).toHaveText(other.says);
    await button(page, 'worse').click();
    await expect(status(page)).toContainText('We have it');
    await expect(prompt(page).getByLabel('costs unclear')).toBeVisible();
    expect(shop.received).toMatchObject([{ touchpointId: 'checkout', origin: 'mail' }]);
    await words(page).fill('Twice.');
    await expect.poll(() => note(page)).toContain('Twice.');
  });

  test('goes on with what was begun there', async ({ page, shop }) => {
    shop.body = inline.replace('help', 'checkout');
    await visit(page, shop);
    await button(page, 'worse').click();
    await words(page).fill('Half a sentence');
    await expect.poll(() => note(page)).toContain('Half a sentence');
    shop.body = inline;
    await visit(page, shop);
    await expect(button(page, 'worse')).toBeVisible();
    await give(page, other);
    await expect(words(page)).toHaveValue('Half a sentence');
  });

  test('stays with what was answered', async ({ page, shop }) => {
    shop.body = inline;
    await visit(page, shop);
    await button(page, 'worse').click();
    await expect(status(page)).toContainText('We have it');
    const told = page.evaluate(
      () =>
        new Promise((resolve) =>
          addEventListener('earful-before-submit', (event) => resolve((event as CustomEvent).detail.touchpoint)),
        ),
    );
    await give(page, other);
    await send(page, 'Late again.');
    expect(await told).toBe('help');
    await expect.poll(() => shop.received).toMatchObject([{ revision: 1 }, { revision: 2, touchpointId: 'help' }]);
    expect(shop.received[1]).toMatchObject({ critiqueId: shop.received[0]!['critiqueId'], origin: 'self' });
    expect(await note(page)).toBeNull();
  });
});

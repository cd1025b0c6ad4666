import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import type { Shop } from './widget-page.js';
import { config, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const status = (page: Page) => prompt(page).getByRole('status');
const button = (page: Page, name: string) => prompt(page).getByRole('button', { name, exact: true });
const found = (page: Page) => prompt(page).locator('.finds .find');
const card = '4111 1111 1111 1111';
/** Not four of them alone, which may stand in any digest. */
const digits = /4111.?1111/;

const answer = async (page: Page, shop: Shop) => {
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await button(page, 'worse').click();
  await expect(prompt(page).getByLabel('In your own words')).toBeVisible();
};
const write = async (page: Page, words: string, field = 'In your own words') => {
  await prompt(page).getByLabel(field).fill(words);
  await page.clock.runFor(500);
};

test('a card number is hidden, which is shown, and what is sent instead', async ({ page, shop }) => {
  await answer(page, shop);
  await write(page, `I paid with ${card} and nothing came.`);
  await expect(found(page)).toHaveCount(1);
  await expect(found(page)).toContainText(`Hidden before sending: a card number. ${card}`);
  await expect(prompt(page).locator('blockquote')).toHaveText('I paid with •••• and nothing came.');
  // With every pause of typing it would be read out anew.
  await expect(prompt(page).locator('[aria-live] blockquote')).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);
  await button(page, 'Send details').click();
  await expect(status(page)).toContainText('We have it');
  await expect(prompt(page).getByText('Hidden before sending: a card number.')).toBeVisible();
  expect(shop.received.at(-1)).toMatchObject({
    comment: 'I paid with •••• and nothing came.',
    redactions: [{ kind: 'card', count: 1 }],
  });
  expect(JSON.stringify(shop.received)).not.toMatch(digits);
});

test('what is kept to be sent has no card number in it; only the draft in the tab has, until it is sent', async ({
  page,
  shop,
}) => {
  await answer(page, shop);
  shop.mode = 'down';
  await write(page, `I paid with ${card}.`);
  const noted = () => page.evaluate(() => sessionStorage.getItem('earful:draft:checkout'));
  await expect.poll(noted).toContain(card);
  await button(page, 'Send details').click();
  await expect(status(page)).toContainText('This is kept on this device until');
  const kept = await page.evaluate(async () => {
    const { client } = (window as unknown as { earful: { client: { pending(): Promise<unknown[]> } } }).earful;
    return JSON.stringify([await client.pending(), { ...sessionStorage }, { ...localStorage }]);
  });
  expect(kept).toContain('I paid with ');
  expect(kept).not.toMatch(digits);
});

test('the person can say no, for each find, and change their mind', async ({ page, shop }) => {
  await answer(page, shop);
  await write(page, `${card}, not 5555 5555 5555 4444`);
  await expect(found(page)).toHaveCount(2);
  await button(page, 'Send it all the same').first().click();
  await expect(button(page, 'Hide it')).toBeFocused();
  await expect(found(page).first()).toHaveText(/This looks like a card number: 4111 1111 1111 1111\s+Hide it/);
  await expect(prompt(page).locator('blockquote')).toHaveText(`${card}, not ••••`);
  await button(page, 'Send it all the same').click();
  await expect(prompt(page).locator('blockquote')).toHaveCount(0);
  await button(page, 'Hide it').nth(1).click();
  await button(page, 'Send details').click();
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({
    comment: `${card}, not ••••`,
    redactions: [{ kind: 'card', count: 1 }],
  });
});

test('an address and a phone number are only offered; order numbers and references are left alone', async ({
  page,
  shop,
}) => {
  await answer(page, shop);
  await write(page, 'Order 10482, reference K7M2-9QXE. Write to anna@example.com or call +48 600 100 200.');
  await expect(found(page)).toHaveText([
    /This looks like an e-mail address: anna@example.com/,
    /This looks like a phone number: \+48 600 100 200/,
  ]);
  await button(page, 'Hide it').nth(1).click();
  await button(page, 'Send details').click();
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({
    comment: 'Order 10482, reference K7M2-9QXE. Write to anna@example.com or call ••••.',
    redactions: [{ kind: 'phone', count: 1 }],
  });
});

test('what was typed a moment before sending is looked through all the same, in every field', async ({
  page,
  shop,
}) => {
  shop.config = {
    ...config,
    touchpoints: [{ ...config.touchpoints[0]!, details: ['words', 'expected', 'remedy'] }],
    triggers: [],
    promises: [],
  };
  await answer(page, shop);
  await prompt(page).getByLabel('In your own words').fill(card);
  await prompt(page).getByLabel('How should it have been?').fill(`Not on ${card}`);
  await prompt(page).getByLabel('What would put it right?').fill('Pay to PL61 1090 1014 0000 0712 1981 2874');
  await button(page, 'Send details').click();
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({
    comment: '••••',
    expectedText: 'Not on ••••',
    remedyText: 'Pay to ••••',
    redactions: [
      { kind: 'card', count: 2 },
      { kind: 'iban', count: 1 },
    ],
  });
});

test('nothing of a hidden number ever lies in the outbox', async ({ page, shop }) => {
  shop.mode = 'down';
  await answer(page, shop);
  await write(page, `I paid with ${card}.`);
  await button(page, 'Send details').click();
  await expect(status(page)).toContainText('kept on this device');
  const kept = await page.evaluate(async () => {
    const names = await indexedDB.databases();
    const texts = await Promise.all(
      names.map(
        ({ name }) =>
          new Promise<string>((resolve, reject) => {
            const opening = indexedDB.open(name!);
            opening.onerror = () => reject(opening.error!);
            opening.onsuccess = () => {
              const stores = [...opening.result.objectStoreNames];
              const reading = opening.result.transaction(stores).objectStore(stores[0]!).getAll();
              reading.onsuccess = () => resolve(JSON.stringify(reading.result));
            };
          }),
      ),
    );
    return texts.join() + JSON.stringify({ ...localStorage });
  });
  expect(kept).toContain('I paid with \\\\u2022');
  expect(kept).not.toMatch(digits);
});

test('what is found is said to a screen reader without taking the focus', async ({ page, shop }) => {
  await answer(page, shop);
  await expect(prompt(page).locator('.finds').first()).toHaveAttribute('aria-live', 'polite');
  await write(page, card);
  await expect(found(page)).toHaveCount(1);
  await expect(prompt(page).getByLabel('In your own words')).toBeFocused();
});

test('what is hidden can be seen on a phone, above the button that sends', async ({ page, shop }) => {
  await page.setViewportSize({ width: 360, height: 560 });
  await answer(page, shop);
  await write(page, `I paid with ${card} and nothing came.`);
  await expect(found(page)).toHaveCount(1);
  const isOnTop = (it: Element) => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    const root = it.getRootNode() as ShadowRoot;
    return [top + 2, bottom - 2].every((y) => it.contains(root.elementFromPoint((left + right) / 2, y)));
  };
  expect(await found(page).evaluate(isOnTop)).toBe(true);
  await expect(prompt(page).getByLabel('In your own words')).toBeFocused();
});

test('a draft from before a reload is looked through when the panel opens', async ({ page, shop }) => {
  await answer(page, shop);
  await write(page, `With ${card}`);
  await page.reload();
  await page.clock.runFor(2_000);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await expect(prompt(page).getByLabel('In your own words')).toHaveValue(`With ${card}`);
  await expect(found(page)).toContainText('Hidden before sending: a card number.');
});

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import type { Shop } from './widget-page.js';
import { config, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const status = (page: Page) => prompt(page).getByRole('status');
const chip = (page: Page, name: string) => prompt(page).locator('.chip').getByText(name, { exact: true });

/** The shop's checkout, with these parts or causes. */
const withCheckout = (change: object) => ({
  ...config,
  touchpoints: [{ ...config.touchpoints[0]!, ...change }, ...config.touchpoints.slice(1)],
});
const all = ['source', 'causes', 'words', 'expected', 'remedy', 'severity', 'patience', 'parity', 'emotions', 'reply'];

const answer = async (page: Page, shop: Shop, name = 'worse') => {
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name, exact: true }).click();
  await expect(status(page)).toContainText('We have it');
};
/** What stands above each part, in order. */
const headings = (page: Page) => prompt(page).locator('.body > fieldset > legend, .part .field > span');

test('without a word about it there are the few usual parts, and nothing else is fetched', async ({ page, shop }) => {
  await answer(page, shop);
  await expect(headings(page)).toHaveText([
    'What was it about?',
    'In your own words (optional)',
    'How should it have been? (optional)',
    'How much does this matter to you?',
    'Do you want an answer?',
  ]);
  expect(shop.requests.filter((path) => /further|more-/.test(path))).toEqual([]);
});

test('a touchpoint names its parts, in its order; all of them arrive', async ({ page, shop }) => {
  shop.config = withCheckout({ details: all, causes: ['price', { code: 'too-slow', label: 'too slow' }] });
  await answer(page, shop);
  await expect(headings(page)).toHaveText([
    'Where did you expect that from?',
    'What was it about?',
    'In your own words (optional)',
    'How should it have been? (optional)',
    'What would put it right? (optional)',
    'How much does this matter to you?',
    'How was the wait?',
    'Compared with a shop, this was…',
    'How did it leave you?',
    'Do you want an answer?',
  ]);
  expect(await faultsOf(page)).toEqual([]);
  for (const name of [
    'your terms or guarantee',
    'the price',
    'restless',
    'harder',
    'let down',
    'I did not feel cared for',
  ])
    await chip(page, name).click();
  await prompt(page).getByLabel('What would put it right?').fill('A call.');
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({
    revision: 2,
    expectationSource: 'policy',
    causes: ['price'],
    remedyText: 'A call.',
    patience: 'agitated',
    parity: 'harder',
    emotions: ['letDown'],
    perceptions: ['notCaredFor'],
  });
});

test('all parts work for a customer who has gone offline before the first tap', async ({ page, shop, context }) => {
  shop.config = withCheckout({ details: ['patience', 'words'] });
  await visit(page, shop);
  await expect.poll(() => shop.requests.some((path) => path.endsWith('/further.js'))).toBe(true);
  await expect.poll(() => shop.requests.some((path) => path.endsWith('/details-en.js'))).toBe(true);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await chip(page, 'I left').click();
  await expect(headings(page)).toHaveText(['How was the wait?', 'In your own words (optional)']);
});

test('the first field for words says what had better not stand there, whichever it is', async ({ page, shop }) => {
  shop.config = withCheckout({ details: ['severity', 'remedy', 'words'] });
  await answer(page, shop);
  await expect(prompt(page).getByLabel('What would put it right?')).toHaveAccessibleDescription(
    /leave out card numbers/,
  );
  await expect(prompt(page).getByLabel('In your own words')).toHaveAccessibleDescription('');
});

test('a general cause has words in the language of the visitor', async ({ page, shop }) => {
  shop.lang = 'pl';
  shop.config = withCheckout({ causes: ['outOfStock'] });
  await visit(page, shop);
  await page.getByRole('button', { name: 'Powiedz nam' }).click();
  await prompt(page).getByRole('button', { name: 'gorzej', exact: true }).click();
  const label = (await import('@earful/protocol/wording/more/pl')).more.causes.outOfStock;
  await expect(prompt(page).locator('.chip').first()).toHaveText(label);
});

test('a call comes in a window of hours, by the clock of the customer', async ({ page, shop }) => {
  await answer(page, shop);
  await chip(page, 'Yes, call me back').click();
  await prompt(page).getByLabel('Your phone number').fill('+48 600 100 200');
  const from = prompt(page).getByRole('combobox', { name: 'From' });
  await expect(from).toHaveValue('');
  await expect(prompt(page).getByRole('combobox', { name: 'To', exact: true })).toHaveCount(0);
  await from.selectOption({ label: '9:00 AM' });
  const to = prompt(page).getByRole('combobox', { name: 'To', exact: true });
  await expect(to).toHaveValue('11:00');
  await expect(prompt(page).getByText('Times in Central European Time.')).toBeVisible();
  await to.selectOption('18:00');
  // An end before the beginning cannot be chosen.
  await from.selectOption('19:00');
  await expect(to).toHaveValue('21:00');
  await expect(to.locator('option').first()).toHaveText('8:00 PM');
  expect(await faultsOf(page)).toEqual([]);
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(status(page)).toContainText(
    'We call +48 600 100 200 between 7:00 PM and 9:00 PM (Central European Time).',
  );
  expect(shop.received.at(-1)).toMatchObject({
    reply: {
      wanted: 'phone',
      phone: '+48 600 100 200',
      window: { from: '19:00', to: '21:00', timeZone: 'Europe/Warsaw' },
    },
  });
});

test('at any time is no window', async ({ page, shop }) => {
  await answer(page, shop);
  await chip(page, 'Yes, call me back').click();
  await prompt(page).getByLabel('Your phone number').fill('+48 600 100 200');
  await prompt(page).getByRole('combobox', { name: 'From' }).selectOption('09:00');
  await prompt(page).getByRole('combobox', { name: 'From' }).selectOption({ label: 'Any time' });
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(status(page)).toContainText('We answer to +48 600 100 200 by November 26.');
  expect(shop.received.at(-1)!['reply']).toEqual({ wanted: 'phone', phone: '+48 600 100 200' });
});

test('what is shown after an answer is the same for all five of them', async ({ page, shop }) => {
  shop.config = withCheckout({ details: all });
  const seen = new Map<string, unknown>();
  await visit(page, shop);
  for (const name of ['much worse', 'worse', 'about as expected', 'better', 'much better']) {
    await tell(page, 'open', 'checkout');
    await prompt(page).getByRole('button', { name, exact: true }).click();
    await expect(status(page)).toContainText('We have it');
    const shown = () =>
      prompt(page).evaluate((it) => {
        const root = it.shadowRoot!;
        // Comments are the marks of lit-html; reference and link are those of each critique.
        const html = root.querySelector('.panel')!.outerHTML.replace(/<!--.*?-->/g, '');
        return html.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'REF').replace(/REF\/[0-9a-f]{32}/g, 'LINK');
      });
    const panel = await shown();
    await prompt(page).getByRole('button', { name: 'Send details' }).click();
    await expect(prompt(page).getByRole('heading')).toHaveText('Your message');
    await expect(status(page)).toContainText('We have it');
    seen.set(name, [panel, await shown()]);
    await page.keyboard.press('Escape');
  }
  expect(seen.size).toBe(5);
  for (const shown of seen.values()) expect(shown).toEqual(seen.get('much worse'));
  expect(new Set(shop.received.map((one) => one['disconfirmation'])).size).toBe(5);
  expect(shop.received.every((one) => one['answerOrder'] === 'worstFirst')).toBe(true);
});

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { config, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const status = (page: Page) => prompt(page).getByRole('status');
const title = (page: Page) => prompt(page).getByRole('heading');

const failed = (change: object) => ({
  ...config,
  triggers: [
    {
      signal: 'paymentFailed',
      touchpoint: 'checkout',
      says: 'The payment of {amount} to {shop} didn’t go through.',
      variables: ['amount', 'shop'],
      saysWithout: 'The payment didn’t go through.',
      ...change,
    },
  ],
});
const fail = async (page: Page, shop: Shop, facts: object, change = {}) => {
  shop.config = failed(change);
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout', ...facts });
  await passTime(page);
};

/** Whatever sticks out of the window or of the panel to the side. */
const sticksOut = (page: Page) =>
  prompt(page).evaluate((it) => {
    const panel = it.shadowRoot!.querySelector('.panel')!;
    const { left, right } = panel.getBoundingClientRect();
    const wide = [...panel.querySelectorAll('*')].filter((one) => {
      const box = one.getBoundingClientRect();
      return one.checkVisibility() && box.width > 0 && (box.left < left - 1 || box.right > right + 1);
    });
    return [
      ...wide.map((one) => `${one.localName}.${one.className}`),
      ...(panel.scrollWidth > panel.clientWidth ? ['panel scrolls'] : []),
      ...(document.documentElement.scrollWidth > innerWidth ? ['page scrolls'] : []),
    ];
  });

const markup = '<img src=x onerror="window.hacked=1"><b>bold</b>';
const bidi = '\u202eevil\u2066 \u202dgpj';
const family = '👨‍👩‍👧‍👦'.repeat(40);
const word = 'x'.repeat(10_000);

test.describe('the line that names what happened', () => {
  test('has the facts that the configuration lists', async ({ page, shop }) => {
    await fail(page, shop, { amount: '49 EUR', shop: 'Fern & Finch' });
    await expect(title(page)).toHaveText('The payment of 49 EUR to Fern & Finch didn’t go through.');
    await prompt(page).getByRole('button', { name: 'I’ll remember it' }).click();
    await expect(status(page)).toContainText('We have it');
    expect(shop.received[0]).toMatchObject({ severity: 3, facts: { amount: '49 EUR' } });
  });

  test('without one of them it is the line without', async ({ page, shop }) => {
    await fail(page, shop, { amount: '49 EUR' });
    await expect(title(page)).toHaveText('The payment didn’t go through.');
  });

  test('and without that the plain title', async ({ page, shop }) => {
    await fail(page, shop, { amount: '49 EUR', shop: '' }, { saysWithout: undefined, known: false });
    await expect(title(page)).toHaveText('Did we fall short here?');
  });

  for (const [name, fact] of Object.entries({ markup, bidi, family, word }))
    test(`shows as text, in its place, at 320 px: ${name}`, async ({ page, shop }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await fail(page, shop, { amount: fact, shop: 'us' });
      const shown = [...fact.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')].slice(0, 60).join('');
      // Where an engine's letters are so large that the answers find no room below the line, it is a bar until it is opened.
      await expect(prompt(page).locator('h2:visible, .bar:visible')).toContainText(shown);
      const bar = prompt(page).locator('.bar:visible');
      if (await bar.count()) {
        expect(await sticksOut(page)).toEqual([]);
        await bar.click();
      }
      await expect(title(page)).toContainText(shown);
      await expect(title(page)).toContainText('to us didn’t go through.');
      expect(await title(page).evaluate((it) => it.children.length)).toBe(0);
      expect(await sticksOut(page)).toEqual([]);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    });
});

for (const [name, text] of Object.entries({ markup, bidi, family, word: word.slice(0, 200) }))
  test(`names, causes, overrides and answers of ${name} are text, and the layout holds at 320 px`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const label = text.slice(0, 200);
    shop.config = {
      ...config,
      brand: { name: label, team: label },
      touchpoints: [
        {
          ...config.touchpoints[0]!,
          causes: [{ code: 'odd', label }, 'price'],
          details: ['causes', 'words', 'source', 'remedy', 'patience', 'emotions', 'reply'],
        },
      ],
      triggers: [],
      promises: [],
      wording: { en: { should: label, remedy: label, causesPrice: label, withdrawSure: label, preview: label } },
    };
    await visit(page, shop);
    await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
    expect(await sticksOut(page)).toEqual([]);
    await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
    await expect(status(page)).toContainText('We have it');
    await prompt(page).getByLabel('In your own words').fill(`${text} 4111 1111 1111 1111 ${text}`);
    await page.clock.runFor(500);
    await expect(prompt(page).locator('.finds .find')).not.toHaveCount(0);
    await prompt(page).getByText('Yes, call me back').click();
    expect(await sticksOut(page)).toEqual([]);
    await expect(prompt(page).locator('.chip').first()).toHaveText(label);
    await prompt(page).getByText('No, just fix it').click();
    await prompt(page).getByRole('button', { name: 'Send details' }).click();
    await expect(title(page)).toHaveText('Your message');
    await expect(status(page)).toContainText('We have it');
    await prompt(page).getByRole('button', { name: 'Withdraw it', exact: true }).click();
    expect(await sticksOut(page)).toEqual([]);
    expect(shop.received.at(-1)).toMatchObject({ comment: `${text} •••• ${text}` });
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

test('as many words as a field takes, in one word: it grows, and nothing sticks out', async ({ page, shop }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  const field = prompt(page).getByLabel('In your own words');
  await field.fill(word);
  await page.clock.runFor(500);
  expect(await sticksOut(page)).toEqual([]);
  // The browser cuts what is typed, and the field what a script puts in is cut by nobody before it is sent.
  await field.fill('x'.repeat(4_000));
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(status(page)).toContainText('We have it');
  expect(String(shop.received.at(-1)!['comment'])).toHaveLength(4_000);
});

test.describe('a press that moves no focus, as assistive technology and scripts make it, while letters wait to be told', () => {
  const press = (page: Page, name: string) =>
    prompt(page)
      .getByRole('button', { name, exact: true })
      .evaluate((it: HTMLElement) => (it.click(), it.click()));
  const write = async (page: Page, shop: Shop) => {
    await visit(page, shop);
    await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
    await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
    await expect(status(page)).not.toContainText('Sending');
    // Nothing that was typed is told before its time.
    await page.clock.pauseAt('2026-11-22T13:00:00Z');
    await prompt(page).getByLabel('In your own words').pressSequentially('Late');
  };

  test('send: once, with the words, and they are said to be there', async ({ page, shop }) => {
    await write(page, shop);
    await press(page, 'Send details');
    await expect(title(page)).toHaveText('Your message');
    await expect(status(page)).toContainText('We have it');
    expect(shop.received.map(({ revision, comment }) => [revision, comment])).toEqual([
      [1, undefined],
      [2, 'Late'],
    ]);
    await page.clock.runFor(1_000);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  });

  test('delete: the words do not come back', async ({ page, shop }) => {
    shop.mode = 'down';
    await write(page, shop);
    await press(page, 'Delete it now');
    await expect(status(page)).toContainText('Deleted');
    await page.clock.runFor(1_000);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  });

  test('another choice takes the field away that was written in', async ({ page, shop }) => {
    await write(page, shop);
    await prompt(page).getByText('Yes, by e-mail').click();
    await prompt(page).getByLabel('Your e-mail address').pressSequentially('anna@example.com');
    await prompt(page)
      .getByLabel('No, just fix it')
      .evaluate((it: HTMLElement) => it.click());
    await expect(prompt(page).getByLabel('Your e-mail address')).toHaveCount(0);
    await press(page, 'Send details');
    await expect(status(page)).toContainText('We have it');
    expect(shop.received.at(-1)).toMatchObject({ revision: 2, comment: 'Late', reply: { wanted: 'none' } });
  });
});

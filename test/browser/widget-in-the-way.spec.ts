import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { explain, passTime, tell, test, useOnly, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const fail = (page: Page) => tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
const reasons = async (page: Page) =>
  (await explain(page)).decisions.map(({ decision, reason }) => [decision, reason].filter(Boolean).join(' '));
/** Puts what has this id where it belongs: the policy of the page forbids styles in its markup. */
const arrange = (page: Page, id: string, style: object) =>
  page.evaluate(([id, style]) => void Object.assign(document.getElementById(id)!.style, style), [id, style] as const);

test.beforeEach(({ shop }) => useOnly(shop, 'paymentFailed'));

test.describe('what only bears the name of a consent notice is in nobody’s way', () => {
  const corner = { position: 'fixed', right: '20px', bottom: '20px' };
  const inFlow = { margin: '10rem 0 0 55rem', width: '20rem' };
  for (const [name, body, style] of [
    ['a button to come back to it', '<button id="cmplz-manage-consent">Manage consent</button>', corner],
    [
      'the round badge that it leaves behind',
      '<div id="CookiebotWidget"><button>C</button></div>',
      { ...corner, width: '48px', height: '48px' },
    ],
    ['a link in the footer', '<a class="cookie-settings" id="link" href="/cookies">Cookie settings</a>', inFlow],
    ['a product', '<article class="product-oat-cookies" id="oats">Oat cookies 3.50</article>', inFlow],
  ] as const)
    test(name, async ({ page, shop }) => {
      shop.body = body;
      await visit(page, shop);
      await arrange(page, /id="([^"]+)/.exec(body)![1]!, style);
      await fail(page);
      await passTime(page);
      await expect(prompt(page)).toBeVisible();
    });

  test('the page itself, which remembers what was answered', async ({ page, shop }) => {
    shop.body = '<button>Pay</button><div class="tall"></div>';
    shop.script = `document.documentElement.className = 'cookie-consent-given';
      addEventListener('DOMContentLoaded', () => (document.body.className = 'cookies-set cookies-accepted'))`;
    await visit(page, shop);
    await fail(page);
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  });
});

test('a consent notice that lies in the text, where the card would lie, is asked about nothing', async ({
  page,
  shop,
}) => {
  shop.body = '<section class="cookie-notice" id="notice">We use cookies <button>Fine</button></section>';
  await visit(page, shop);
  await arrange(page, 'notice', { margin: '10rem 0 0 55rem', width: '20rem' });
  await fail(page);
  await passTime(page, 80_000);
  expect(await reasons(page)).toEqual(['expired step']);
});

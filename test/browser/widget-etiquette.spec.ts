import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { explain, passTime, tell, test, useOnly, visit, visitUnprepared } from './widget-page.js';
import { asking, behind, drawn } from './widget-probes.js';

const prompt = (page: Page) => page.locator('earful-critique');
const fail = (page: Page) => tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
const reasons = async (page: Page) =>
  (await explain(page)).decisions.map(({ decision, reason }) => [decision, reason].filter(Boolean).join(' '));

test.beforeEach(({ shop }) => useOnly(shop, 'paymentFailed'));

test.describe('never over a step that nobody is interrupted in', () => {
  /** Puts things where they belong: the policy of the page forbids styles in its markup. */
  const arrange = (page: Page) =>
    page.evaluate(() => {
      document.querySelector<HTMLElement>('#menu')?.showPopover();
      Object.assign(document.getElementById('bar')?.style ?? {}, { position: 'fixed', inset: 'auto 0 0' });
      Object.assign(document.getElementById('corner')?.style ?? {}, {
        position: 'fixed',
        right: '20px',
        bottom: '20px',
      });
    });
  for (const [name, body, reason] of [
    ['signing in', '<form><input type="password" autocomplete="current-password"></form>', 'step'],
    ['a consent notice', `<div class="cookie-banner" id="bar">We use cookies</div>`, 'step'],
    ['card fields where the card would lie', `<input autocomplete="cc-number" id="corner">`, 'step'],
    ['what the site marks', '<section data-earful-quiet>Are you over 18?</section>', 'step'],
    ['a dialog of the host that is not modal', '<div role="dialog" aria-label="Chat">Hello</div>', 'modalOpen'],
    ['a card form in a frame', `<iframe title="Secure card number" id="corner"></iframe>`, 'step'],
    ['a popover that is open', '<div popover="manual" id="menu">Menu</div>', 'modalOpen'],
  ] as const) {
    test(`${name}: asked only once it is gone`, async ({ page, shop }) => {
      shop.body = `<div id="thing">${body}</div>`;
      await visit(page, shop);
      await arrange(page);
      await fail(page);
      await passTime(page, 20_000);
      await expect(prompt(page)).toHaveCount(0);
      await page.evaluate(() => document.getElementById('thing')!.remove());
      await passTime(page, 2_000);
      await expect(prompt(page)).toBeVisible();
      expect(await reasons(page)).toEqual(['shown']);
      const prepared = page.waitForResponse(/\/prompt\.js/);
      await page.reload();
      await page.clock.runFor(2_000);
      await prepared;
      await arrange(page);
      await page.evaluate(() => sessionStorage.clear());
      await fail(page);
      await passTime(page, 80_000);
      expect(await reasons(page)).toEqual([`expired ${reason}`]);
    });
  }

  for (const [name, inside, reason] of [
    ['a dialog', '<div role="dialog" aria-label="Cookies">We use cookies</div>', 'modalOpen'],
    ['a sign-in', '<form><input type="password"></form>', 'step'],
  ] as const)
    test(`${name} in the shadow root of a web component: asked only once it is gone`, async ({ page, shop }) => {
      shop.body = `<tool-host id="thing"><template shadowrootmode="open"><inner-host><template shadowrootmode="open">${inside}</template></inner-host></template></tool-host>`;
      await visit(page, shop);
      await fail(page);
      await passTime(page, 20_000);
      await expect(prompt(page)).toHaveCount(0);
      await page.evaluate(() => document.getElementById('thing')!.remove());
      await passTime(page, 2_000);
      await expect(prompt(page)).toBeVisible();
      await page.evaluate(() => sessionStorage.clear());
      await visit(page, shop);
      await fail(page);
      await passTime(page, 80_000);
      expect(await reasons(page)).toEqual([`expired ${reason}`]);
    });

  test('a link to the cookie policy, a closed drawer and card fields elsewhere are in nobody’s way', async ({
    page,
    shop,
  }) => {
    shop.body =
      '<a class="cookie-policy" href="/cookies">Cookies</a><input autocomplete="cc-number">' +
      '<div role="dialog" id="drawer">Menu</div><div class="consent" id="gone">Consent</div>';
    await visit(page, shop);
    await page.evaluate(() => {
      Object.assign(document.getElementById('drawer')!.style, { position: 'fixed', left: '-400px', width: '300px' });
      Object.assign(document.getElementById('gone')!.style, { position: 'fixed', visibility: 'hidden' });
    });
    await fail(page);
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  });
});

test.describe('one invitation per visit, in all tabs', () => {
  test('a tab that was open, and one that opens later, know of it', async ({ page, context, shop }) => {
    const other = await context.newPage();
    await visit(other, shop);
    await visit(page, shop);
    await page.bringToFront();
    await fail(page);
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
    const later = await context.newPage();
    await visit(later, shop);
    for (const tab of [other, later]) {
      await tab.bringToFront();
      await fail(tab);
      await expect.poll(() => reasons(tab)).toEqual(['suppressed cap']);
    }
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});

test.describe('while an answer is awaited', () => {
  const askForAnswer = async (page: Page): Promise<void> => {
    await page.locator('earful-launcher button').first().click();
    await prompt(page).locator('.answers button').first().click();
    await prompt(page).getByText('Yes, by e-mail').click();
    await prompt(page).getByLabel('Your e-mail address').fill('ada@example.com');
    await prompt(page).getByRole('button', { name: 'Send details' }).click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
  };
  /** Half a year on: no other clock holds the invitation back. */
  const later = '2027-06-01T12:00:00Z';

  for (const open of [true, false]) {
    test(`on a later visit, with storage allowed and the case ${open ? 'open' : 'closed'}`, async ({ page, shop }) => {
      await visit(page, shop);
      await tell(page, 'consent', { storage: true });
      await askForAnswer(page);
      shop.caseOpen = open;
      await page.evaluate(() => sessionStorage.clear());
      await page.clock.setSystemTime(new Date(later));
      await page.reload();
      await page.clock.runFor(2_000);
      const asked = page.waitForResponse(/\/v1\/status/);
      await tell(page, 'consent', { storage: true });
      await (await asked).finished();
      await passTime(page);
      await fail(page);
      await passTime(page);
      expect(await reasons(page)).toEqual([open ? 'suppressed openCase' : 'shown']);
    });
  }

  test('without storage consent nothing of it is kept', async ({ page, shop }) => {
    await visit(page, shop);
    await askForAnswer(page);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['earful:rest']);
  });
});

test('what scrolls by itself, as a band of news does, is no sign of a person', async ({ page, shop }) => {
  shop.body = '<textarea rows="2" readonly>1\n2\n3\n4\n5\n6\n7\n8\n9</textarea>';
  shop.script = `setInterval(() => {
    const band = document.querySelector('textarea');
    band.scrollTop = band.scrollTop ? 0 : 5;
  }, 500)`;
  await visit(page, shop);
  await fail(page);
  for (let i = 0; i < 12; i++) {
    await drawn(page);
    await passTime(page, 1_000);
  }
  await expect(prompt(page)).toBeVisible();
});

test('a page that was loaded where nobody saw it is arrived at when it is seen', async ({ page, shop }) => {
  await page.addInitScript(behind);
  await visit(page, shop);
  await passTime(page, 20_000);
  await fail(page);
  await passTime(page, 1_000);
  await page.evaluate('comeForward()');
  await passTime(page, 9_000);
  await expect(prompt(page)).toHaveCount(0);
  await passTime(page, 2_000);
  await expect(prompt(page)).toBeVisible();
});

test('a visitor who saves data is not made to fetch a prompt', async ({ page, shop }) => {
  shop.script = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`;
  await visitUnprepared(page, shop);
  await fail(page);
  await passTime(page);
  expect(await reasons(page)).toEqual(['suppressed reducedData']);
  expect(shop.requests.filter((path) => path.endsWith('/prompt.js'))).toEqual([]);
  await page.locator('earful-launcher button').first().click();
  await expect(prompt(page)).toBeVisible();
});

test('while the visitor types, a moment that waits looks nothing up in the page', async ({ page, shop }) => {
  shop.body = '<input id="own">';
  shop.script = `window.lookups = 0;
    document.querySelectorAll = (selector) => {
      if (selector === '[data-earful-touchpoint]') window.lookups++;
      return Document.prototype.querySelectorAll.call(document, selector);
    };`;
  const lookups = () => page.evaluate(() => (window as unknown as { lookups: number }).lookups);
  const counts = [];
  for (const config of [asking('timeOnPage', { afterMs: 5_000 }), asking('timeOnPage', { afterMs: 500_000 })]) {
    shop.config = config;
    await visit(page, shop);
    await page.locator('#own').focus();
    await passTime(page, 20_000);
    const before = await lookups();
    await passTime(page, 20_000);
    counts.push((await lookups()) - before);
    expect(await reasons(page)).toEqual([]);
    if (counts.length > 1) continue;
    await page.locator('#own').blur();
    await passTime(page, 5_000);
    expect(await reasons(page)).toEqual(['shown']);
  }
  expect(counts[0]).toBe(counts[1]);
});

test('who watches a film that fills the screen is asked afterwards; a whole page there is asked as ever', async ({
  page,
  shop,
}) => {
  shop.body = '<div id="film">Film</div><button id="own">Larger</button>';
  shop.script = `addEventListener('click', () => (film.isConnected ? film : document.documentElement).requestFullscreen())`;
  await visit(page, shop);
  await page.locator('#own').click();
  await page.waitForFunction(() => document.fullscreenElement?.id === 'film');
  await fail(page);
  await passTime(page, 20_000);
  await expect(prompt(page)).toHaveCount(0);
  await page.evaluate(() => document.exitFullscreen());
  await passTime(page, 2_000);
  await expect(prompt(page)).toBeVisible();

  await page.evaluate(() => sessionStorage.clear());
  await visit(page, shop);
  await page.evaluate('globalThis.film = { isConnected: false }');
  await page.locator('#own').click();
  await page.waitForFunction(() => document.fullscreenElement === document.documentElement);
  await fail(page);
  await passTime(page, 15_000);
  await expect(prompt(page)).toBeVisible();
});

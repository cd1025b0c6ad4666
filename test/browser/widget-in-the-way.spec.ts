import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { explain, passTime, tell, test, useOnly, visit, visitUnprepared } from './widget-page.js';
import { asking } from './widget-probes.js';

const prompt = (page: Page) => page.locator('earful-critique');
const fail = (page: Page) => tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
const reasons = async (page: Page) =>
  (await explain(page)).decisions.map(({ decision, reason }) => [decision, reason].filter(Boolean).join(' '));
/** Puts what has this id where it belongs: the policy of the page forbids styles in its markup. */
const arrange = (page: Page, id: string, style: object) =>
  page.locator('#' + id).evaluate((it, style) => void Object.assign(it.style, style), style);

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

test.describe('a prompt that comes late', () => {
  /** Opens the shop; its prompt does not come before it is let through. */
  const visitSlowly = async (page: Page, shop: Shop) => {
    let release: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/prompt\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await visitUnprepared(page, shop);
    return async (): Promise<void> => {
      release();
      await page.evaluate(async () => void (await customElements.whenDefined('earful-critique')));
    };
  };

  for (const [name, body, begin, end] of [
    [
      'a dialog that was opened meanwhile',
      '<dialog id="own">Sure?</dialog>',
      (it: HTMLElement) => (it as HTMLDialogElement).showModal(),
      (it: HTMLElement) => (it as HTMLDialogElement).close(),
    ],
    ['what is typed meanwhile', '<input id="own">', (it: HTMLElement) => it.focus(), (it: HTMLElement) => it.blur()],
  ] as const)
    test(`waits for the end of ${name}`, async ({ page, shop }) => {
      shop.body = body;
      const letThrough = await visitSlowly(page, shop);
      await fail(page);
      await passTime(page);
      expect(await reasons(page)).toEqual([]);
      await page.locator('#own').evaluate(begin);
      await letThrough();
      await passTime(page, 5_000);
      await expect(prompt(page)).toHaveCount(0);
      await page.locator('#own').evaluate(end);
      await passTime(page, 2_000);
      await expect(prompt(page)).toBeVisible();
      expect(await reasons(page)).toEqual(['shown']);
    });

  test('asks nobody who has moved on meanwhile', async ({ page, shop }) => {
    shop.config = asking('timeOnPage', { afterMs: 1_000 });
    const letThrough = await visitSlowly(page, shop);
    await passTime(page, 15_000);
    await page.evaluate(() => history.pushState(null, '', '/help'));
    await letThrough();
    await passTime(page, 2_000);
    await expect(prompt(page)).toHaveCount(0);
    expect(await reasons(page)).toEqual(['suppressed left']);
  });

  test('and one that cannot be fetched asked nobody: the visit has its invitation yet', async ({ page, shop }) => {
    shop.tag = shop.tag.replace('data-endpoint', 'data-preload="none" data-endpoint');
    await page.route(/\/prompt\.js/, (route) => route.abort());
    await visitUnprepared(page, shop);
    await fail(page);
    await passTime(page, 80_000);
    expect(await reasons(page)).toEqual(['expired notFetched']);
    await page.unroute(/\/prompt\.js/);
    await fail(page);
    await page.evaluate(async () => void (await customElements.whenDefined('earful-critique')));
    await passTime(page, 2_000);
    await expect(prompt(page)).toBeVisible();
    expect(await reasons(page)).toEqual(['expired notFetched', 'shown']);
  });

  test('is not fetched for whom the experiment leaves alone', async ({ page, shop }) => {
    shop.config = { ...asking('paymentFailed'), experiment: { holdOut: 1 } };
    shop.tag = shop.tag.replace('data-endpoint', 'data-preload="none" data-endpoint');
    await visitUnprepared(page, shop);
    await fail(page);
    await passTime(page);
    expect(await reasons(page)).toEqual(['suppressed holdOut']);
    expect(shop.requests.filter((path) => path.endsWith('/prompt.js'))).toEqual([]);
  });
});

test('who waited long for the page has arrived when there is something to be seen', async ({ page, shop }) => {
  // What a browser says of a page whose markup needed half a minute.
  shop.script = `performance.getEntriesByName = (name) => name === 'first-contentful-paint' ? [{ startTime: 30_000 }] : []`;
  await visit(page, shop);
  await fail(page);
  await passTime(page, 35_000);
  await expect(prompt(page)).toHaveCount(0);
  await passTime(page, 4_000);
  await expect(prompt(page)).toBeVisible();
});

test.describe('what lies over the middle of the window', () => {
  const over = { position: 'fixed', inset: '0' };
  for (const [name, inside, place = over] of [
    ['a payment to approve, in a frame', '<iframe name="threeDSIframe"></iframe>'],
    ['a notice that no name gives away', '<p>We value your privacy</p><button>Accept</button>'],
    [
      'a notice of a web component',
      '<tool-host><template shadowrootmode="open"><p>We value your privacy</p><button>Accept</button></template></tool-host>',
    ],
    [
      'a payment to approve, in the middle of a page that has nothing there',
      '<iframe name="threeDSIframe"></iframe>',
      { position: 'fixed', inset: '210px 390px' },
    ],
  ] as const) {
    const inComponent = `<tool-host><template shadowrootmode="open"><inner-host><template shadowrootmode="open"><div id="layer">${inside}</div></template></inner-host></template></tool-host>`;
    const inSlot = `<tool-host><template shadowrootmode="open"><div id="layer"><slot></slot></div></template>${inside}</tool-host>`;
    for (const [where, layer] of [
      ['', `<div id="layer">${inside}</div>`],
      [', in a web component', inComponent],
      [', put into a web component', inSlot],
    ] as const)
      test(`${name}${where}: asked only once it is gone`, async ({ page, shop }) => {
        shop.body = `<form><input><button>Pay</button></form>${layer}`;
        await visit(page, shop);
        await arrange(page, 'layer', place);
        await fail(page);
        await passTime(page, 20_000);
        await expect(prompt(page)).toHaveCount(0);
        await page.locator('#layer').evaluate((it) => it.remove());
        await passTime(page, 2_000);
        await expect(prompt(page)).toBeVisible();
        await page.evaluate(() => sessionStorage.clear());
        await visit(page, shop);
        await arrange(page, 'layer', place);
        await fail(page);
        await passTime(page, 80_000);
        expect(await reasons(page)).toEqual(['expired modalOpen']);
      });
  }

  test('a layer that makes the page below it inert: asked only once it is gone', async ({ page, shop }) => {
    shop.body = '<form><input><button>Pay</button></form><div id="layer"><button>Accept</button></div>';
    await visit(page, shop);
    await arrange(page, 'layer', over);
    const set = (isInert: boolean) =>
      page.locator('#layer').evaluate((it, isInert) => {
        document.body.append(it);
        document.querySelector('main')!.inert = isInert;
        it.toggleAttribute('hidden', !isInert);
      }, isInert);
    await set(true);
    await fail(page);
    await passTime(page, 20_000);
    await expect(prompt(page)).toHaveCount(0);
    await set(false);
    await passTime(page, 2_000);
    await expect(prompt(page)).toBeVisible();
  });

  test('a veil that nobody can press is in nobody’s way', async ({ page, shop }) => {
    shop.body = '<button>Pay</button><p id="layer">Sale</p>';
    await visit(page, shop);
    await arrange(page, 'layer', over);
    await fail(page);
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  });

  for (const [name, body] of [
    ['an element of it', '<div id="layer"><h2>Basket</h2><p>Two aprons</p><p>One hat</p><button>Pay</button></div>'],
    [
      'a web component',
      '<shop-app id="layer"><template shadowrootmode="open"><h2>Basket</h2><p>Two aprons</p><p>One hat</p><button>Pay</button></template></shop-app>',
    ],
  ] as const)
    test(`the page itself, all of it fixed in ${name}, is in nobody’s way`, async ({ page, shop }) => {
      shop.body = body;
      await visit(page, shop);
      await arrange(page, 'layer', over);
      await fail(page);
      await passTime(page);
      await expect(prompt(page)).toBeVisible();
    });

  const menu = `<ul>${'<li><a href="/help">Shop</a></li>'.repeat(6)}</ul>`;
  for (const [name, inside, place] of [
    ['a map beside its list', '<iframe title="Map"></iframe><button>Closer</button>', { inset: '0 0 0 45%' }],
    ['the main part below a menu', '<h2>Basket</h2><button>Pay</button>', { inset: '340px 0 0' }],
    ['the same with room around it', '<h2>Basket</h2><button>Pay</button>', { inset: '340px 24px 24px' }],
  ] as const)
    for (const [where, layer] of [
      ['', `<div id="layer">${inside}</div>`],
      [
        ', in a web component',
        `<tool-host><template shadowrootmode="open"><div id="layer">${inside}</div></template></tool-host>`,
      ],
    ] as const)
      test(`a part of the page that is fixed there: ${name}${where}`, async ({ page, shop }) => {
        shop.body = menu + layer;
        await visit(page, shop);
        await arrange(page, 'layer', { position: 'fixed', ...place });
        expect(
          await page
            .locator('#layer')
            .evaluate((it) =>
              [it, (it.getRootNode() as ShadowRoot).host].includes(
                document.elementFromPoint(640, 360)?.closest('#layer,tool-host') as Element,
              ),
            ),
        ).toBe(true);
        await fail(page);
        await passTime(page);
        await expect(prompt(page)).toBeVisible();
      });
});

test.describe('the launcher is not taken away under the hand that is at it', () => {
  const options = (page: Page) =>
    page.locator('earful-launcher').getByRole('button', { name: 'Options of this button' });

  test('its menu is open: asked once it is closed', async ({ page, shop }) => {
    await visit(page, shop);
    await options(page).click();
    await fail(page);
    await passTime(page, 20_000);
    await expect(prompt(page)).toHaveCount(0);
    await page.locator('#text').click();
    await passTime(page, 2_000);
    await expect(prompt(page)).toBeVisible();
    expect(await reasons(page)).toEqual(['shown']);
  });

  test('the keyboard is at it: asked once it has moved on', async ({ page, shop }) => {
    shop.body = '<a href="/help" id="own">Help</a>';
    await visit(page, shop);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.locator('earful-launcher')).toBeFocused();
    await fail(page);
    await passTime(page, 20_000);
    await expect(prompt(page)).toHaveCount(0);
    await page.locator('#own').focus();
    await passTime(page, 2_000);
    await expect(prompt(page)).toBeVisible();
  });
});

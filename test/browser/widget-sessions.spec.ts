import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { config, explain, passTime, test, visit } from './widget-page.js';
import { asking, expectAsked, measured, ownTime } from './widget-probes.js';

/** Another document of the shop, as far as `visit` waits for its first. */
const next = async (page: Page, move: () => Promise<unknown>): Promise<void> => {
  const prompt = page.waitForResponse(/\/prompt\.js/);
  await move();
  await page.clock.runFor(2_000);
  await prompt;
};
const noted = (page: Page, name: string) => page.evaluate((it) => sessionStorage.getItem('earful:' + it), name);
const push = (storage: boolean) => `(window.earful ||= []).push(['consent', { storage: ${storage} }])`;
/** A consent tool that comes some seconds after the page. */
const late = `setTimeout(() => { ${push(true)} }, 4_000);`;

// Sites whose every search and every visit of the help pages is a document of its own.
for (const [given, consent, storage] of [
  ['with storage consent', push(true), true],
  ['with storage consent that comes late', late, true],
  ['without storage consent', push(false), false],
] as const)
  test.describe(given, () => {
    test('two empty searches on two pages', async ({ page, shop }) => {
      shop.config = asking('zeroResults');
      shop.script = consent;
      for (const query of ['linen', 'flax']) {
        shop.body = `<p data-earful-signal="zeroResults" data-earful-facts='{"query":"${query}"}'>Nothing found.</p>`;
        if (query === 'linen') await visit(page, shop, '/checkout/search');
        else await next(page, () => page.reload());
        await passTime(page, 1_000);
        if (query === 'flax') continue;
        if (consent === late) expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
        await expectAsked(page, false);
      }
      await expectAsked(page, storage);
      if (storage) expect(await noted(page, 'searches')).toMatch(/^\{"-?\d+":1,"-?\d+":1\}$/);
      else expect(await noted(page, 'searches')).toBeNull();
    });
  });

test.describe('storage consent that comes some seconds after each page', () => {
  const start = async (page: Page, shop: Shop, path?: string) => {
    await visit(page, shop, path);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await passTime(page, 3_000);
  };

  for (const [second, asked] of [
    ['two', true],
    ['one', false],
  ] as const) {
    test(`sessionErrors: ${asked ? 'asks after two' : 'stays silent after the same one'} on two pages`, async ({
      page,
      shop,
      complaints,
    }) => {
      Object.assign(shop, { config: asking('sessionErrors'), body: '<b id="one">One</b><b id="two">Two</b>' });
      shop.script = `${late} addEventListener('click', ({ target }) => { if (target.id) throw new Error(target.id) })`;
      await visit(page, shop);
      await page.locator('#one').click();
      await passTime(page, 3_000);
      await next(page, () => page.reload());
      await page.locator(`#${second}`).click();
      await expectAsked(page, asked);
      expect(complaints.splice(0)).toEqual(['one', second]);
    });
  }

  for (const [awayMs, asked] of [
    [0, true],
    [8_000, false],
  ] as const) {
    test(`quickBack: ${asked ? 'asks who comes back soon' : 'stays silent when it took longer'}`, async ({
      page,
      shop,
    }) => {
      Object.assign(shop, { config: asking('quickBack'), script: late + ownTime });
      await start(page, shop);
      await page.goto(shop.url + '/help');
      await page.clock.runFor(awayMs);
      await next(page, () => page.goBack());
      await measured(page, 'navigation');
      await expectAsked(page, asked);
    });
  }

  for (const [name, policy] of [
    ['', 'same-origin'],
    [', where no page tells its address to the next', 'no-referrer'],
  ] as const)
    test(`helpLoop: asks who was here before, and elsewhere on this page${name}`, async ({ page, shop }) => {
      shop.config = asking('helpLoop', undefined, { touchpoint: 'help' });
      shop.body = '<a href="/" id="link">Shop</a><b id="go">Help</b>';
      shop.script = `${late} addEventListener('click', ({ target }) => target.id === 'go' && history.pushState(null, '', '/help'))`;
      shop.tag += `<meta name="referrer" content="${policy}">`;
      await start(page, shop, '/help');
      await next(page, () => page.locator('#link').click());
      expect(await page.evaluate(() => document.referrer)).toBe(policy === 'no-referrer' ? '' : `${shop.url}/help`);
      await page.locator('#go').click();
      await expectAsked(page, true);
      expect((await explain(page)).trail).toEqual(['help', 'checkout', 'help']);
    });
});

test.describe('quickBack from document to document, with storage consent', () => {
  const go = (page: Page, shop: Shop, path: string) => next(page, () => page.goto(shop.url + path));
  const back = (page: Page) => next(page, () => page.goBack());
  const everywhere = ['checkout', 'help'].map((touchpoint) => ({
    signal: 'quickBack',
    touchpoint,
    says: 'We noticed.',
  }));

  for (const [browser, more] of [
    ['', ''],
    [', in a browser without the Navigation API', `Object.defineProperty(window, 'navigation', { value: undefined });`],
  ] as const)
    test(`stays silent where the visitor saw another page of the touchpoint and never left it${browser}`, async ({
      page,
      shop,
    }) => {
      Object.assign(shop, { config: asking('quickBack'), script: ownTime + more + push(true) });
      await visit(page, shop);
      await go(page, shop, '/checkout/pay');
      await passTime(page, 60_000);
      await back(page);
      await measured(page, 'navigation');
      await expectAsked(page, false);
      await go(page, shop, '/help');
      await back(page);
      await measured(page, 'navigation');
      await expectAsked(page, true);
    });

  test('asks once, where both places have such a rule', async ({ page, shop }) => {
    Object.assign(shop, { config: { ...config, triggers: everywhere }, script: ownTime + push(true) });
    await visit(page, shop);
    await go(page, shop, '/help');
    await back(page);
    await measured(page, 'navigation');
    await expectAsked(page, true);
    const { decisions, rules } = await explain(page);
    expect(decisions).toHaveLength(1);
    expect(rules.find(({ outcome }) => outcome === 'shown')?.touchpoint).toBe('checkout');
  });

  // The others do not tell forward from back.
  test('stays silent for who went back before, and comes forward', { tag: '@chromium' }, async ({ page, shop }) => {
    Object.assign(shop, { config: asking('quickBack'), script: ownTime + push(true) });
    await visit(page, shop, '/help');
    await go(page, shop, '/');
    await back(page);
    await next(page, () => page.goForward());
    await measured(page, 'navigation');
    await expectAsked(page, false);
  });

  test('asks who came back soon to a page that is slow to load', async ({ page, shop }) => {
    Object.assign(shop, { config: asking('quickBack'), script: ownTime + push(true) });
    await visit(page, shop);
    await go(page, shop, '/help');
    let release: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/signals\.js/, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(/\/signals\.js/);
    await page.goBack();
    await page.clock.runFor(9_000);
    await asked;
    await next(page, async () => release());
    await measured(page, 'navigation');
    await expectAsked(page, true);
  });
});

test.describe('quickBack where a router draws after it has moved, and marks the place', () => {
  const body =
    '<b data-to="/item">Item</b><b data-to="/list">List</b><p id="view" data-earful-touchpoint="checkout">A</p>';
  const script = `
    const draw = () => setTimeout(() => {
      document.getElementById('view').dataset.earfulTouchpoint = location.pathname === '/item' ? 'help' : 'checkout';
    }, 30);
    addEventListener('popstate', draw);
    addEventListener('click', ({ target: { dataset } }) => {
      if (dataset.to) draw(history.pushState(null, '', dataset.to));
    });`;
  for (const [name, asked, awayMs, back] of [
    ['asks when the visitor comes back soon', true, 3_000, (page: Page) => page.goBack()],
    ['stays silent when it took longer', false, 8_000, (page: Page) => page.goBack()],
    ['stays silent for a link', false, 3_000, (page: Page) => page.locator('[data-to="/list"]').click()],
  ] as const) {
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('quickBack'), body, script });
      await visit(page, shop, '/list');
      await page.locator('[data-to="/item"]').click();
      await passTime(page, awayMs);
      await back(page);
      await passTime(page, 1_000);
      expect((await explain(page)).touchpoint).toBe('checkout');
      await expectAsked(page, asked);
    });
  }
});

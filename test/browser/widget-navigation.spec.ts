import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, explain, passTime, tell, test, useOnly, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');

/** What a script of the page does to the address, without leaving the page. */
const moves = `
  addEventListener('click', ({ target }) => {
    const [how, where] = target.id.split(' ');
    if (how === 'push') history.pushState(null, '', where);
    if (how === 'replace') history.replaceState(null, '', where);
    if (how === 'hash') location.hash = where;
  });`;

test.describe('single-page navigation', () => {
  for (const [name, id, there] of [
    ['pushState', 'push /help', 'help'],
    ['replaceState', 'replace /help', 'help'],
    ['the hash', 'hash #/status', 'order-status'],
    ['the hash in letters', 'hash #/płatność', 'order-status'],
  ] as const) {
    test(`${name}: another touchpoint is here, and the moment of the old one is dropped`, async ({ page, shop }) => {
      shop.body = `<button id="dead">Pay</button><button id="${id}">Go</button>`;
      shop.script = moves;
      useOnly(shop, 'rageClick');
      const status = config.touchpoints[1]!;
      (shop.config as typeof config).touchpoints = [
        { ...status, paths: ['/#/status', '/#/płatność'] },
        ...config.touchpoints,
      ];
      await visit(page, shop);
      expect(await explain(page)).toMatchObject({ touchpoint: 'checkout', trail: ['checkout'] });
      for (let i = 0; i < 3; i++) await page.locator('#dead').click();
      await page.clock.runFor(1_200);
      await page.locator(`[id="${id}"]`).click();
      await passTime(page);
      expect(await explain(page)).toMatchObject({
        touchpoint: there,
        trail: ['checkout', there],
        decisions: [{ signal: 'rageClick', decision: 'suppressed', reason: 'left' }],
      });
      await expect(prompt(page)).toHaveCount(0);
    });
  }

  test('the mark in the page that is drawn after the address was written', async ({ page, shop }) => {
    shop.body = `<p data-earful-touchpoint="checkout" id="mark"></p><button id="push /any">Go</button>`;
    shop.script = moves;
    await visit(page, shop);
    const draw = (name: string) =>
      page.evaluate((to) => document.getElementById('mark')!.setAttribute('data-earful-touchpoint', to), name);
    await page.locator('button').first().click();
    await draw('help');
    await page.clock.runFor(600);
    expect(await explain(page)).toMatchObject({ touchpoint: 'help', trail: ['checkout', 'help'] });
    await draw('order-status');
    await page.clock.runFor(600);
    expect((await explain(page)).trail).toEqual(['checkout', 'help', 'order-status']);
  });

  test('whoever has just come to another place is not asked there at once', async ({ page, shop }) => {
    shop.body = '<button id="push /help">Go</button>';
    shop.script = moves;
    shop.config = { ...config, triggers: [{ signal: 'sample', touchpoint: 'help', samplingRate: 1 }] };
    await visit(page, shop);
    await passTime(page, 20_000);
    await page.locator('button').first().click();
    await passTime(page, 9_000);
    expect((await explain(page)).decisions).toEqual([]);
    await expect(prompt(page)).toHaveCount(0);
    await passTime(page, 2_000);
    await expect(prompt(page)).toBeVisible();
  });

  test('back and forward', async ({ page, shop }) => {
    shop.body = '<button id="push /help">Go</button>';
    shop.script = moves;
    await visit(page, shop);
    await page.locator('button').first().click();
    expect((await explain(page)).touchpoint).toBe('help');
    await page.evaluate(() => history.back());
    await expect.poll(async () => (await explain(page)).trail).toEqual(['checkout', 'help', 'checkout']);
  });

  test('without the Navigation API the address is looked at twice a second', async ({ page, shop }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'navigation'));
    shop.body = '<button id="push /help">Go</button>';
    shop.script = moves;
    await visit(page, shop);
    await page.locator('button').first().click();
    await page.clock.runFor(600);
    expect((await explain(page)).trail).toEqual(['checkout', 'help']);
  });

  test('history and fetch are still the browser’s own', async ({ page, shop }) => {
    await visit(page, shop);
    const own = await page.evaluate(() =>
      [history.pushState, history.replaceState, fetch, XMLHttpRequest.prototype.open, addEventListener].every((it) =>
        String(it).includes('[native code]'),
      ),
    );
    expect(own).toBe(true);
  });

  test('a body that is swapped: an open prompt comes along with its words, and so does the launcher', async ({
    page,
    shop,
  }) => {
    shop.body = '<button id="go">Go</button>';
    shop.script = `
      addEventListener('click', async ({ target }) => {
        if (target.id !== 'go') return;
        await fetch('/help');
        const next = document.createElement('body');
        next.append('Help');
        document.documentElement.replaceChild(next, document.body);
        history.pushState(null, '', '/help');
      });`;
    await visit(page, shop);
    const launcher = page.locator('earful-launcher button').first();
    await launcher.click();
    await prompt(page).locator('.answers button').first().click();
    await prompt(page).getByLabel('In your own words').fill('It takes for ever.');
    await expect(launcher).toBeHidden();
    await page.locator('#go').click();
    await expect.poll(async () => (await explain(page)).trail).toEqual(['checkout', 'help']);
    await expect(prompt(page).getByLabel('In your own words')).toHaveValue('It takes for ever.');
    await prompt(page).getByRole('button', { name: 'Close' }).click();
    await expect(prompt(page)).toHaveCount(0);
    await expect(page.locator('earful-launcher')).toHaveCount(1);
    await expect(launcher).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.getItem('earful:draft:checkout'))).toContain('It takes for ever.');
  });
});

test('a mark in a view that is hidden is not here; one without a box of its own is', async ({ page, shop }) => {
  shop.config = config;
  shop.body = `<section hidden data-earful-touchpoint="checkout">Old</section>
    <section data-earful-touchpoint="help"><p>New</p></section>`;
  await visit(page, shop, '/orders/1');
  const here = async () => {
    await passTime(page, 1_000);
    return (await explain(page)).touchpoint;
  };
  const change = (code: (old: HTMLElement, later: HTMLElement) => void) =>
    page.evaluate(`(${code})(...document.querySelectorAll('[data-earful-touchpoint]'))`);
  expect(await here()).toBe('help');
  await change((_, later) => (later.style.display = 'contents'));
  expect(await here()).toBe('help');
  await change((_, later) => (later.style.display = 'none'));
  expect(await here()).toBe('order-status');
  await change((old) => (old.hidden = false));
  expect(await here()).toBe('checkout');
});

test.describe('a signal that names no touchpoint', () => {
  const rule = (signal: string, touchpoint: string) => ({
    signal,
    touchpoint,
    says: `We noticed at ${touchpoint}.`,
    parameters: signal === 'custom' ? { name: 'moved' } : undefined,
  });
  for (const [name, signal, path, rules, heard] of [
    ['is for the place', 'paymentFailed', '/orders/1', ['checkout', 'order-status'], 'order-status'],
    ['is for the place, by a name of its own', 'custom', '/orders/1', ['checkout', 'order-status'], 'order-status'],
    ['is for another place where no rule is for this one', 'paymentFailed', '/help', ['checkout'], 'checkout'],
  ] as const)
    for (const way of ['call', 'mark'] as const)
      test(`${way}: ${name}`, async ({ page, shop }) => {
        shop.config = { ...config, triggers: rules.map((touchpoint) => rule(signal, touchpoint)) };
        const told = signal === 'custom' ? 'moved' : signal;
        if (way === 'mark')
          shop.body = `<p data-earful-signal="${told}" data-earful-facts='{"code":"x"}'>It failed.</p>`;
        await visit(page, shop, path);
        if (way === 'call') await tell(page, 'signal', told, { code: 'x' });
        await passTime(page, 15_000);
        expect((await explain(page)).decisions).toMatchObject([{ touchpoint: heard, decision: 'shown' }]);
        await expect(page.locator('earful-critique').getByRole('heading')).toHaveText(`We noticed at ${heard}.`);
      });
});

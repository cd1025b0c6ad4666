import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { arrive, config, passTime, test, visit } from './widget-page.js';
import { asking, decisions, drawn, evaluated, expectAsked, measured, ownTime, router } from './widget-probes.js';

const go = (page: Page, path: string) => page.locator(`[data-go="${path}"]`).click();
const wheel = async (page: Page, px: number) => {
  await page.mouse.wheel(0, px);
  await page.waitForFunction((down) => (down ? scrollY > 0 : scrollY === 0), px > 0);
  await drawn(page);
};

test.describe('session errors', () => {
  const fail = `addEventListener('click', ({ target }) => { if (target.id) throw new Error(target.id) })`;
  const errors = '<b id="one">One</b><b id="two">Two</b>';

  for (const [second, asked] of [
    ['two', true],
    ['one', false],
  ] as const) {
    test(`${asked ? 'asks after two errors' : 'stays silent after one error twice'}`, async ({
      page,
      shop,
      complaints,
    }) => {
      Object.assign(shop, { config: asking('sessionErrors'), body: errors, script: fail });
      await visit(page, shop);
      await page.locator('#one').click();
      await page.locator(`#${second}`).click();
      await expectAsked(page, asked);
      expect(complaints.splice(0)).toEqual(['one', second]);
    });
  }

  test('asks after two errors that say the same, at length, in two places', async ({ page, shop, complaints }) => {
    Object.assign(shop, { config: asking('sessionErrors'), body: errors });
    const long = 'It failed. '.repeat(30);
    shop.script = ['one', 'two']
      .map(
        (id) => `addEventListener('click', ({ target }) => { if (target.id === '${id}') throw new Error('${long}') });`,
      )
      .join('\n');
    await visit(page, shop);
    for (const id of ['one', 'two']) await page.locator(`#${id}`).click();
    await expectAsked(page, true);
    expect(complaints.splice(0)).toEqual([long, long]);
  });

  for (const [name, asked, failures] of [
    ['two errors', true, ['one', 'two']],
    ['one error again and again', false, ['one', 'one', 'one']],
  ] as const) {
    test(`${asked ? 'asks after' : 'stays silent after'} ${name} before the page was idle`, async ({
      page,
      shop,
      complaints,
    }) => {
      Object.assign(shop, { config: asking('sessionErrors'), body: errors });
      shop.script = `window.requestIdleCallback = (run) => { window.nowIdle = run }; ${fail}`;
      await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
      await arrive(page, shop);
      for (const id of failures) await page.locator(`#${id}`).click();
      const prompt = page.waitForResponse(/\/prompt\.js/);
      await page.evaluate(() => (window as unknown as { nowIdle(): void }).nowIdle());
      await prompt;
      await expectAsked(page, asked);
      expect(complaints.splice(0)).toEqual(failures);
    });
  }

  for (const storage of [true, false]) {
    test(`${storage ? 'with' : 'without'} consent, errors of two pages`, async ({ page, shop, complaints }) => {
      Object.assign(shop, { config: asking('sessionErrors'), body: errors });
      shop.script = `(window.earful ||= []).push(['consent', { storage: ${storage} }]); ${fail}`;
      await visit(page, shop);
      await page.locator('#one').click();
      const prompt = page.waitForResponse(/\/prompt\.js/);
      await page.goto(shop.url + '/checkout/pay');
      await page.clock.runFor(2_000);
      await prompt;
      await page.locator('#two').click();
      await expectAsked(page, storage);
      complaints.splice(0);
      const noted = await page.evaluate(() => sessionStorage.getItem('earful:errors'));
      if (storage) expect(noted).toMatch(/^\{"-?\d+":1,"-?\d+":1\}$/);
      else expect(noted).toBeNull();
    });
  }
});

test.describe('failed request', () => {
  for (const [name, asked, path, parameters] of [
    ['status 500', true, '/broken', undefined],
    ['the status and address that were named', true, '/broken?q=1', { statuses: ['404', '500'], address: '/br*' }],
    ['a full address', true, '/broken', { address: 'http://127.0.0.1:*/**' }],
    ['another status', false, '/broken', { statuses: ['4xx'] }],
    ['another address', false, '/broken', { address: '/api/**' }],
    ['another host', false, '/broken', { address: 'https://api.example/**' }],
    ['status 200', false, '/stock', undefined],
    ['our own files', false, '/earful/none.js', { statuses: ['404'] }],
  ] as const) {
    test(`${asked ? 'asks for' : 'stays silent for'} ${name}`, async ({ page, shop }) => {
      // Before the rules are there: what was measured until then is told to them.
      Object.assign(shop, { config: asking('requestFailed', parameters), script: `fetch('${path}')` });
      await visit(page, shop);
      await measured(page, 'resource', path);
      await expectAsked(page, asked);
    });
  }
});

test.describe('help loop', () => {
  const body = '<b data-go="/help">Help</b><b data-go="/">Shop</b><b data-go="/about">About us</b>';
  for (const [name, asked, paths, stayMs] of [
    ['asks on the second visit', true, ['/help', '/', '/help'], 11_000],
    ['asks who comes back from a place that is no touchpoint', true, ['/help', '/about', '/help'], 11_000],
    ['stays silent on the first', false, ['/help'], 11_000],
    ['stays silent when the visitor leaves before', false, ['/help', '/', '/help'], 5_000],
  ] as const) {
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('helpLoop', undefined, { touchpoint: 'help' }), body, script: router });
      await visit(page, shop);
      for (const path of paths) await go(page, path);
      await passTime(page, stayMs);
      if (!asked) await go(page, '/');
      await expectAsked(page, asked);
    });
  }
});

test.describe('quick back', () => {
  for (const [name, asked, awayMs, back] of [
    ['asks when the visitor comes back soon', true, 3_000, (page: Page) => page.goBack()],
    ['stays silent when it took longer', false, 8_000, (page: Page) => page.goBack()],
    ['stays silent for a link', false, 3_000, (page: Page) => go(page, '/')],
  ] as const) {
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('quickBack'), script: router });
      shop.body = '<b data-go="/help">Help</b><b data-go="/">Shop</b>';
      await visit(page, shop);
      await go(page, '/help');
      await passTime(page, awayMs);
      await back(page);
      expect(page.url()).toBe(`${shop.url}/`);
      await expectAsked(page, asked);
    });
  }

  test('stays silent for a link back, and a step back within the touchpoint', async ({ page, shop }) => {
    Object.assign(shop, { config: asking('quickBack'), script: router });
    shop.body = '<b data-go="/help">Help</b><b data-go="/">Shop</b><b data-go="/checkout/pay">Pay</b>';
    await visit(page, shop);
    for (const path of ['/help', '/', '/checkout/pay']) await go(page, path);
    await page.goBack();
    expect(page.url()).toBe(`${shop.url}/`);
    await expectAsked(page, false);
  });

  test('stays silent for who went back before, and comes forward', { tag: '@chromium' }, async ({ page, shop }) => {
    Object.assign(shop, { config: asking('quickBack'), script: router });
    shop.body = '<b data-go="/help">Help</b><b data-go="/">Shop</b>';
    await visit(page, shop);
    for (const path of ['/help', '/']) await go(page, path);
    await page.goBack();
    await page.goForward();
    expect(page.url()).toBe(`${shop.url}/`);
    await expectAsked(page, false);
  });

  for (const storage of [true, false]) {
    test(`${storage ? 'with' : 'without'} consent, from another document`, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('quickBack') });
      shop.script = `${ownTime} (window.earful ||= []).push(['consent', { storage: ${storage} }])`;
      await visit(page, shop);
      await page.goto(shop.url + '/help');
      const prompt = page.waitForResponse(/\/prompt\.js/);
      await page.goBack();
      await page.clock.runFor(2_000);
      await prompt;
      await measured(page, 'navigation');
      await expectAsked(page, storage);
    });
  }
});

test.describe('long wait', () => {
  const spinner = '<p id="wait" aria-busy="true">One moment</p>';
  const quoted = (seconds: number) => `<p data-earful-wait="${seconds}">You are third</p>`;
  for (const [name, asked, body, script, patienceSeconds] of [
    ['asks after a minute', true, spinner, '', undefined],
    ['asks after the quoted time', true, quoted(20), ''],
    ['asks after the quoted time, however long people here bear', true, quoted(20), '', 90],
    ['asks after what people here bear, where nothing is quoted', true, spinner, '', 20],
    ['stays silent as long as people here bear', false, spinner, '', 90],
    ['stays silent within the quoted time, however soon people leave', false, quoted(90), '', 20],
    ['stays silent within the quoted time', false, quoted(90), ''],
    ['stays silent for what is hidden', false, spinner.replace('id=', 'hidden id='), ''],
    [
      'stays silent for a wait that ended',
      false,
      spinner,
      `setTimeout(() => wait.removeAttribute('aria-busy'), 50_000)`,
    ],
  ] as const) {
    test(name, async ({ page, shop }) => {
      const touchpoints = config.touchpoints.map((one) => ({ ...one, patienceSeconds }));
      Object.assign(shop, { config: { ...asking('longWait'), touchpoints }, body, script });
      const chunk = page.waitForResponse(/\/long-wait\.js/);
      await visit(page, shop);
      await evaluated(page, (await chunk).url());
      await passTime(page, 62_000);
      if (asked) expect(await decisions(page)).toHaveLength(1);
      await expectAsked(page, asked);
    });
  }
});

test.describe('time on page', () => {
  const body =
    '<b data-go="/checkout/pay?by=card">Card</b><b data-go="/checkout/pay?by=bill">Bill</b><b data-go="/help">Help</b>';
  const replace = router.replace('pushState', 'replaceState');
  for (const [name, asked, paths] of [
    ['asks though the address changes within the touchpoint', true, ['/checkout/pay?by=card', '/checkout/pay?by=bill']],
    ['stays silent where the touchpoint is another meanwhile', false, ['/help', '/checkout/pay?by=card']],
  ] as const) {
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('timeOnPage', { afterMs: 45_000 }), body, script: replace });
      await visit(page, shop);
      for (const path of paths) {
        await passTime(page, 20_000);
        await go(page, path);
      }
      await passTime(page, 5_000);
      await expectAsked(page, asked);
    });
  }

  test('asks again on the next arrival only', async ({ page, shop }) => {
    shop.config = { ...asking('timeOnPage', { afterMs: 5_000 }), etiquette: { arrivalMs: 0, quietMs: 0 } };
    Object.assign(shop, { body, script: replace });
    await visit(page, shop);
    await passTime(page, 6_000);
    await go(page, '/checkout/pay?by=card');
    await passTime(page, 6_000);
    expect(await decisions(page)).toHaveLength(1);
    for (const path of ['/help', '/checkout/pay?by=card']) await go(page, path);
    await passTime(page, 6_000);
    expect(await decisions(page)).toHaveLength(2);
  });
});

test.describe('scroll depth', () => {
  const tall = '<div class="tall"></div>'.repeat(4);
  for (const [name, asked, body, px] of [
    ['asks when half of the page was in view', true, tall, 5_000],
    ['stays silent before', false, tall, 200],
    ['stays silent where nobody scrolls', false, tall, 0],
    ['asks on a page that fits, after a while', true, '', 0],
  ] as const) {
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('scrollDepth'), body });
      await visit(page, shop);
      if (px) await wheel(page, px);
      await expectAsked(page, asked);
    });
  }
});

test.describe('element seen', () => {
  const below = '<div class="tall"></div><p id="offer">Offer</p><div class="tall"></div>';
  for (const [name, asked, selector, inViewMs] of [
    ['asks after a second in view', true, '#offer', 1_100],
    ['asks for an element that came later', true, '#late', 1_500],
    ['stays silent after a glance', false, '#offer', 300],
    ['stays silent for another element', false, '#other', 1_500],
    ['stays silent for a selector that is none, and names it', false, 'p[[', 1_500],
  ] as const) {
    test(name, async ({ page, shop, complaints }) => {
      Object.assign(shop, { config: asking('elementSeen', { selector }), body: below });
      shop.script = `addEventListener('wheel', () => offer.insertAdjacentElement('afterend', Object.assign(document.createElement('p'), { id: 'late', textContent: 'Late' })), { once: true })`;
      await visit(page, shop);
      await passTime(page, 2_000);
      await wheel(page, 1_200);
      // The page is searched again, then drawn again.
      await passTime(page, 260);
      await drawn(page);
      await passTime(page, inViewMs);
      await wheel(page, -5_000);
      await expectAsked(page, asked);
      const named = complaints.splice(0).join('\n');
      if (selector.endsWith('[[')) expect(named).toContain(`parameters.selector is "${selector}"`);
      else expect(named).toBe('');
    });
  }
});

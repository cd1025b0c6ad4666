import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { arrive, config, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');

test('one request before idle, no shift, no violation, one policy', async ({ page, shop }) => {
  shop.script = `
    window.shift = 0; window.violations = [];
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value }).observe({ type: 'layout-shift', buffered: true });
    addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    window.requestIdleCallback = (run) => { window.nowIdle = run };`;
  await arrive(page, shop);
  const ours = () => shop.requests.filter((path) => path.startsWith('/earful/'));
  expect(ours()).toEqual(['/earful/earful.js']);
  const fetched = page.waitForResponse(/\/prompt\.js/);
  await page.evaluate(() => (window as unknown as { nowIdle(): void }).nowIdle());
  await fetched;
  expect(
    ours()
      .slice(1)
      .every((path) =>
        /^\/earful\/\d+\.\d+\.\d+-[0-9a-f]{8}\/(rules|signals|compose|narrow|lists|launcher|prompt|wording|prompt-en|details|details-en|manners)\.js$/.test(
          path,
        ),
      ),
  ).toBe(true);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(0);
  expect(await page.evaluate(() => [Reflect.get(window, 'shift'), Reflect.get(window, 'violations')])).toEqual([0, []]);
});

test('the script twice on a page is harmless, and said; early calls are kept', async ({ page, shop, complaints }) => {
  shop.tag += shop.tag;
  shop.script = `(window.earful ||= []).push(['signal', 'paymentFailed', { touchpoint: 'checkout' }])`;
  await visit(page, shop);
  await passTime(page);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await expect(prompt(page)).toHaveCount(1);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('a second time and does nothing')]);
});

test('without an inline configuration the receiver is asked when idle', async ({ page, shop }) => {
  shop.config = undefined;
  await visit(page, shop);
  await expect(page.getByRole('button', { name: 'Tell us what went wrong' })).toBeVisible();
  expect(shop.requests).toContain('/earful/v1/config');
});

test('what a server of this release has checked is not checked again', async ({ page, shop }) => {
  const { version } = JSON.parse(readFileSync('packages/widget/package.json', 'utf8')) as { version: string };
  for (const [checked, isNarrowed] of [
    [version, false],
    ['0.0.1', true],
  ] as const) {
    shop.config = { ...config, checked };
    shop.requests.length = 0;
    await visit(page, shop);
    await expect(page.getByRole('button', { name: 'Tell us what went wrong' })).toBeVisible();
    expect(shop.requests.some((path) => path.endsWith('/narrow.js'))).toBe(isNarrowed);
  }
});

test('a page that is never idle has its launcher within seconds all the same', async ({ page, shop }) => {
  shop.script = 'window.requestIdleCallback = () => {};';
  await page.clock.install();
  await arrive(page, shop);
  await page.clock.runFor(2_000);
  expect(shop.requests.filter((path) => path.endsWith('.js') && path.startsWith('/earful/'))).toHaveLength(1);
  await page.clock.runFor(5_000);
  await expect(page.getByRole('button', { name: 'Tell us what went wrong' })).toBeVisible();
});

test('what is to be expected is noted before the page is complete', async ({ page, shop }) => {
  shop.script = `(window.earful ||= []).push(['expect', 'order-status', { by: '2030-01-01T00:00:00Z' }]);`;
  shop.body = '<img src="/slow.png" alt="">';
  await page.route('**/slow.png', () => {});
  const noted = page.waitForResponse(/\/promises\.js/);
  await page.goto(shop.url, { waitUntil: 'commit' });
  await noted;
  expect(await page.evaluate(() => document.readyState)).toBe('interactive');
});

// Firefox remembers for as long as a page lives that a module could not be fetched.
test(
  'preload none: the prompt is not fetched until the first use; offline the launcher says so',
  { tag: '@chromium' },
  async ({ page, context, shop }) => {
    shop.tag = shop.tag.replace('data-endpoint', 'data-preload="none" data-endpoint');
    await page.goto(shop.url);
    const launcher = page.locator('earful-launcher button').first();
    await expect(launcher).toBeVisible();
    expect(shop.requests.filter((path) => path.endsWith('prompt.js'))).toEqual([]);
    await context.setOffline(true);
    await launcher.click();
    await expect(launcher).toHaveText('No connection. Try again');
    await context.setOffline(false);
    await launcher.click();
    await expect(prompt(page)).toBeVisible();
  },
);

// Firefox remembers for as long as a page lives that a module could not be fetched.
test(
  'offline when the page becomes idle: the launcher comes with the connection',
  { tag: '@chromium' },
  async ({ page, context, shop }) => {
    shop.script = 'window.requestIdleCallback = (run) => { window.nowIdle = run };';
    await arrive(page, shop);
    await context.setOffline(true);
    const failed = page.waitForEvent('requestfailed');
    await page.evaluate(() => (window as unknown as { nowIdle(): void }).nowIdle());
    await failed;
    // A click that could not be answered is not answered out of the blue.
    await tell(page, 'open', 'checkout');
    await page.clock.install();
    await page.clock.fastForward(60_000);
    await context.setOffline(false);
    await expect(page.locator('earful-launcher button').first()).toBeVisible();
    await expect(prompt(page)).toHaveCount(0);
  },
);

test('another tab is sending: kept is said, and the connection is not blamed', async ({ page, shop }) => {
  await visit(page, shop);
  await page.evaluate(() => {
    const { client } = (window as unknown as { earful: { client: { endpoint: string } } }).earful;
    void navigator.locks.request(client.endpoint, () => new Promise(() => {}));
  });
  await page.locator('earful-launcher button').first().click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  const status = prompt(page).getByRole('status');
  await expect(status).toContainText('This is kept on this device until');
  await expect(status).not.toContainText('No connection');
  expect(shop.received).toEqual([]);
});

test.describe('bad configuration: one message that names path, value and fix, and an unharmed page', () => {
  const cases: [name: string, change: { config?: unknown; tag?: string }, words: RegExp[], works: boolean][] = [
    ['a misspelt key', { config: { ...config, triggres: [] } }, [/config\.triggres/, /Write "triggers"/], true],
    [
      'several faults',
      { config: { ...config, placement: 'left', etiquette: { quietMs: '2s' } } },
      [
        /config\.placement is "left"\. Write one of "start", "end"/,
        /config\.etiquette\.quietMs is "2s"\. Write a number from 0 to 60000/,
      ],
      true,
    ],
    [
      'a touchpoint that does not exist',
      { config: { ...config, triggers: [{ signal: 'rageClick', touchpoint: 'chekout' }] } },
      [/config\.triggers\[0\]\.touchpoint is "chekout"/, /Write "checkout"/],
      true,
    ],
    ['no JSON', { config: '{"brand": ' }, [/script\[data-earful\] is not JSON/], false],
    ['a list instead of an object', { config: [1] }, [/config is \[1\]\. Write an object/], false],
    [
      'no endpoint',
      { tag: '<script async src="/earful/earful.js"></script>' },
      [/data-endpoint is undefined/, /data-endpoint="\/earful"/],
      false,
    ],
    [
      'an endpoint that is none',
      { tag: '<script async src="/earful/earful.js" data-endpoint="javascript:1"></script>' },
      [/data-endpoint is "javascript:1"/],
      false,
    ],
  ];
  for (const [name, change, words, works] of cases) {
    test(name, async ({ page, shop, complaints }) => {
      Object.assign(shop, change);
      const message = page.waitForEvent('console', (it) => it.type() === 'error');
      await page.goto(shop.url);
      const text = (await message).text();
      for (const word of words) expect(text).toMatch(word);
      const launcher = page.locator('earful-launcher button').first();
      if (works) {
        await launcher.click();
        await expect(prompt(page)).toBeVisible();
      } else await expect(launcher).toHaveCount(0);
      expect(complaints.splice(0)).toEqual([text]);
    });
  }
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${scheme}`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await visit(page, shop);
    const check = async (): Promise<void> => {
      await page.clock.runFor(1_000);
      await prompt(page).evaluate((it) =>
        Promise.all(it.shadowRoot!.getAnimations().map((animation) => animation.finished)),
      );
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
    await check();
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    await prompt(page).getByText('Yes, by e-mail').click();
    await prompt(page).getByRole('button', { name: 'Send details' }).click();
    await expect(prompt(page).getByLabel('Your e-mail address')).toHaveAttribute('aria-invalid', 'true');
    await check();
    await prompt(page).getByLabel('Your e-mail address').fill('anna@example.com');
    await prompt(page).getByRole('button', { name: 'Send details' }).click();
    await expect(prompt(page).locator('.done')).toBeVisible();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    await check();
  });
}

test('at 320 px nothing scrolls sideways, targets are 44 px high, an invitation takes at most 40 %', async ({
  page,
  shop,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
  expect((await prompt(page).boundingBox())!.height).toBeLessThanOrEqual(0.4 * 640);
  const measure = () =>
    prompt(page).evaluate((it) => {
      // While it moves, heights are a little more or less than they are.
      it.shadowRoot!.getAnimations().forEach((animation) => animation.finish());
      return {
        overflow: [...it.shadowRoot!.querySelectorAll('*')]
          .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 1)
          .map((node) => node.className),
        low: [...it.shadowRoot!.querySelectorAll('button,.chip,textarea')]
          .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 44)
          .map((node) => `${node.className} ${node.textContent}`),
        page: document.documentElement.scrollWidth,
      };
    });
  expect(await measure()).toEqual({ overflow: [], low: [], page: 320 });
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  expect(await measure()).toEqual({ overflow: [], low: [], page: 320 });
});

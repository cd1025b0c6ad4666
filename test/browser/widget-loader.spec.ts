import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, tell, test, visit } from './widget-page.js';

const launcher = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' });
const prompt = (page: Page) => page.locator('earful-critique');

test.describe('a page that is never complete', () => {
  for (const [name, body] of [
    ['an image', '<img src="/never" alt="">'],
    ['a frame', '<iframe src="/never" title="never"></iframe>'],
  ] as const)
    test(`${name} that never comes: its customers are heard, and what an earlier page kept is sent`, async ({
      page,
      shop,
    }) => {
      shop.mode = 'down';
      await visit(page, shop);
      await launcher(page).click();
      await prompt(page).locator('.answers button').first().click();
      await expect(prompt(page).getByRole('status')).toContainText('kept on this device');
      shop.mode = 'up';
      shop.body = body;
      shop.policies = "; frame-src 'self'";
      await page.route('**/never', () => {});
      await page.goto(shop.url, { waitUntil: 'commit' });
      await page.waitForFunction(() => document.readyState === 'interactive' && 'version' in (window.earful ?? {}));
      await page.clock.runFor(6_000);
      expect(await page.evaluate(() => document.querySelector('earful-launcher'))).toBeNull();
      await page.clock.runFor(1_000);
      await expect(launcher(page)).toBeVisible();
      // The receiver was down: it is tried again after a while.
      await page.clock.runFor(60_000);
      await expect.poll(() => shop.received).toHaveLength(1);
      expect(await page.evaluate(() => document.readyState)).toBe('interactive');
    });
});

test.describe('whatever stands where the script looks for its queue and its tag', () => {
  test('an element of that name is no queue', async ({ page, shop }) => {
    shop.body = '<section id="earful">Earful</section>';
    await visit(page, shop);
    await expect(launcher(page)).toBeVisible();
  });

  test('as a module, it finds its tag', async ({ page, shop }) => {
    shop.tag = shop.tag.replace('async', 'type="module"');
    await visit(page, shop);
    await expect(launcher(page)).toBeVisible();
  });

  test('as a module without a tag of its own, it says what to write', async ({ page, shop, complaints }) => {
    shop.tag = '<script type="module" src="/app.js"></script>';
    shop.answers['/app.js'] = [200, 'text/javascript', "import '/earful/earful.js';"];
    const message = page.waitForEvent('console', (it) => it.type() === 'error');
    await page.goto(shop.url);
    expect((await message).text()).toMatch(/^Earful needs script\[data-endpoint\]$/);
    expect(complaints.splice(0)).toHaveLength(1);
  });
});

test.describe('a reference to the queue that the page keeps', () => {
  for (const [name, freeze] of [
    ['is heard later, too', ''],
    ['that is frozen harms nothing', 'Object.freeze(queue);'],
  ] as const)
    test(name, async ({ page, shop }) => {
      shop.script = `const queue = (window.earful ||= []); queue.push(null); ${freeze} window.queue = queue;`;
      await visit(page, shop);
      await expect(launcher(page)).toBeVisible();
      if (freeze) return;
      await page.evaluate(() => (Reflect.get(window, 'queue') as unknown[][]).push(['open', 'help'], ['consent', {}]));
      await expect(prompt(page)).toHaveAttribute('touchpoint', 'help');
    });
});

test.describe('who comes second is named', () => {
  test('a copy of the script that a tag manager puts there later', async ({ page, shop, complaints }) => {
    shop.policies = 'site';
    await visit(page, shop);
    await expect(launcher(page)).toBeVisible();
    const message = page.waitForEvent('console', (it) => it.type() === 'error');
    await page.evaluate(() => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
      };
      const site = trustedTypes.createPolicy('site', { createScriptURL: (url: string) => url });
      for (let i = 0; i < 2; i++) {
        const second = document.createElement('script');
        second.dataset['endpoint'] = '/other';
        second.src = site.createScriptURL('/earful/earful.js?late');
        document.head.append(second);
      }
    });
    await page.clock.runFor(1_000);
    expect((await message).text()).toMatch(/script ".*\/earful\.js\?late" is on this page a second time/);
    expect(complaints.splice(0)).toHaveLength(1);
    await expect(launcher(page)).toHaveCount(1);
  });

  test('another configuration; the same one once more is not', async ({ page, shop, complaints }) => {
    await visit(page, shop);
    await tell(page, 'start', config);
    const message = page.waitForEvent('console', (it) => it.type() === 'error');
    await tell(page, 'start', { ...config, brand: { name: 'Quince' } });
    await page.clock.runFor(1_000);
    expect((await message).text()).toMatch(
      /configuration \{"brand":\{"name":"Quince"\}.* is on this page a second time/,
    );
    expect(complaints.splice(0)).toHaveLength(1);
  });
});

test.describe('a wrong receiver is named by its first answer, once', () => {
  for (const [name, status, words] of [
    ['a wrong key', 401, 'does not know this write key. Correct data-key.'],
    ['another address', 404, 'No receiver at '],
    ['an app that answers everything with its page', 200, ' answers 200 and is no receiver. Correct data-endpoint.'],
    ['a receiver that is down is none', 503, undefined],
  ] as const)
    test(name, async ({ page, shop, complaints }) => {
      await page.route('**/v1/critiques', (route) => route.fulfill({ status, body: '<h1>Page</h1>' }));
      await visit(page, shop);
      for (let i = 0; i < 2; i++) {
        await launcher(page).click();
        await prompt(page).locator('.answers button').first().click();
        await expect(prompt(page).getByRole('status')).toContainText('kept on this device');
        await page.keyboard.press('Escape');
        await page.clock.runFor(1_000);
      }
      if (words) await expect.poll(() => complaints).toEqual([expect.stringContaining(words)]);
      else expect(shop.requests.filter((path) => /faults|delivery-words/.test(path))).toEqual([]);
      complaints.length = 0;
    });
});

test('a page of an opaque origin, as in a sandbox, delivers, and nothing goes wrong in it', async ({ page, shop }) => {
  shop.policies = '; sandbox allow-scripts allow-forms';
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  expect(await page.evaluate(() => origin)).toBe('null');
  expect(shop.received).toHaveLength(1);
});

test('a page that lost its network before it had its configuration asks for it again when it is back', async ({
  page,
  shop,
  context,
}) => {
  shop.config = undefined;
  await page.route('**/v1/config', async (route) => {
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  });
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/v1/config'));
  await page.goto(shop.url);
  await failed;
  await page.unroute('**/v1/config');
  await context.setOffline(false);
  await expect(launcher(page)).toBeVisible();
});

for (const [name, answer] of [
  ['is not answered', undefined],
  ['is answered with trouble', { status: 503, json: { code: 'unavailable' } }],
  ['is answered by something else', { status: 502, body: '<h1>Bad gateway</h1>' }],
] as const)
  test(`a configuration that ${name} at first is asked for again`, async ({ page, shop, complaints }) => {
    shop.config = undefined;
    await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
    await page.route('**/v1/config', (route) => void (answer && route.fulfill(answer)), { times: 1 });
    const asked = page.waitForRequest('**/v1/config');
    await page.goto(shop.url);
    await page.clock.runFor(2_000);
    await asked;
    if (!answer) await page.clock.runFor(20_000);
    // In steps: it is said before the pause begins.
    await expect.poll(() => complaints.splice(0)).toEqual([expect.stringContaining('/v1/config')]);
    await page.clock.runFor(10_000);
    await expect(launcher(page)).toBeVisible();
  });

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Explained, Shop } from './widget-page.js';
import { config, tell, test } from './widget-page.js';

const usualTag = '<script async src="/earful/earful.js" data-endpoint="/earful"></script>';

/** Opens the shop with a clock that stands, and resolves when the page is idle. */
const open = async (page: Page, shop: Shop): Promise<void> => {
  shop.tag = usualTag;
  await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
  await page.clock.pauseAt(new Date('2026-11-22T12:00:01Z'));
  await page.goto(shop.url);
  await page.clock.runFor(2_000);
  await page.waitForLoadState('networkidle');
};

const launcher = (page: Page) => page.locator('earful-launcher');

const explain = (page: Page): Promise<Explained> =>
  page.evaluate(() => (window.earful as unknown as { explain(): Explained }).explain());

const fetched = ({ requests }: Shop): string[] => requests.map((path) => path.split('/').at(-1)!);

test.describe('before somebody is here', () => {
  test('nothing is fetched or drawn; after three seconds everything is', async ({ page, shop }) => {
    await open(page, shop);
    await page.clock.runFor(900);
    await expect(launcher(page)).toHaveCount(0);
    expect(fetched(shop).toSorted()).toEqual(['', 'earful.js', 'page.css', 'page.js']);
    expect(await explain(page)).toBeUndefined();
    await page.clock.runFor(200);
    await expect(launcher(page)).toHaveCount(1);
    await expect.poll(() => fetched(shop)).toContain('prompt.js');
  });

  test('what comes then comes, too, where only a nonce lets scripts run', async ({ page, shop, complaints }) => {
    await page.route(shop.url + '/', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': "script-src 'nonce-canary'" };
      const body = (await response.text()).replaceAll('<script', '<script nonce="canary"');
      await route.fulfill({ response, headers, body });
    });
    await open(page, shop);
    await page.mouse.move(30, 30);
    await expect(launcher(page)).toHaveCount(1);
    expect(complaints).toEqual([]);
  });

  test('what is kept waits a little to be sent, too', async ({ page, shop }) => {
    shop.mode = 'down';
    await open(page, shop);
    await page.mouse.move(30, 30);
    await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
    await page.locator('earful-critique').getByRole('button', { name: 'worse', exact: true }).click();
    await expect(page.locator('earful-critique').getByRole('status')).toContainText('kept on this device');
    shop.mode = 'up';
    await page.reload();
    shop.requests.splice(0);
    await page.clock.runFor(2_900);
    await page.waitForLoadState('networkidle');
    expect(fetched(shop)).not.toContain('critiques');
    const received = async (): Promise<number> => {
      // In small steps: the database may not look late.
      await page.clock.runFor(500);
      return shop.received.length;
    };
    await expect.poll(received).toBe(1);
  });

  test('what the visitor allows waits, and holds afterwards', async ({ page, shop }) => {
    await open(page, shop);
    await tell(page, 'consent', { storage: true });
    await page.clock.runFor(1_000);
    await expect(launcher(page)).toHaveCount(0);
    await page.mouse.move(30, 30);
    await expect(launcher(page)).toHaveCount(1);
    const { consents } = await explain(page);
    expect(consents).toEqual({ storage: true, measurement: false });
  });
});

const signs: [what: string, act: (page: Page) => Promise<unknown>][] = [
  ['a movement of the pointer', (page) => page.mouse.move(30, 30)],
  ['a press', (page) => page.touchscreen.tap(5, 5)],
  ['a key', (page) => page.keyboard.press('Shift')],
  ['scrolling', (page) => page.evaluate(() => scrollTo(0, 200))],
  ['focus', (page) => page.evaluate(() => document.querySelector('input')!.focus())],
  ['a call of the host', (page) => tell(page, 'signal', 'paymentFailed')],
];

test.describe('somebody is here', () => {
  test.use({ hasTouch: true });

  for (const [what, act] of signs)
    test(`${what} says so`, async ({ page, shop }) => {
      shop.body = '<input aria-label="Name"><div class="tall"></div>';
      await open(page, shop);
      await expect(launcher(page)).toHaveCount(0);
      await act(page);
      await expect(launcher(page)).toHaveCount(1);
    });

  test('the first tap of a visit counts: a script that fails under it is a moment', async ({
    page,
    shop,
    complaints,
  }) => {
    shop.config = { ...config, triggers: [{ signal: 'errorClick', touchpoint: 'checkout', says: 'That failed.' }] };
    shop.body = '<button id="pay">Pay</button>';
    shop.script = `addEventListener('click', ({ target }) => { if (target.id === 'pay') throw new Error('declined'); });`;
    await open(page, shop);
    const { x, y } = (await page.locator('#pay').boundingBox())!;
    await page.touchscreen.tap(x + 5, y + 5);
    await page.evaluate(async () => void (await customElements.whenDefined('earful-critique')));
    await page.clock.runFor(12_000);
    const { rules } = await explain(page);
    expect(rules[0]!.outcome).toBe('shown');
    expect(complaints.splice(0)).toEqual(['declined']);
  });
});

test.describe('without a wait for somebody', () => {
  test('what the site puts into its page is there at once', async ({ page, shop }) => {
    shop.body = '<earful-critique touchpoint="help" surface="inline"></earful-critique>';
    await open(page, shop);
    await expect(page.locator('earful-critique').getByRole('group').first()).toBeVisible();
  });

  test('so is everything with data-preload="idle"', async ({ page, shop }) => {
    await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
    await page.clock.pauseAt(new Date('2026-11-22T12:00:01Z'));
    await page.goto(shop.url);
    await page.clock.runFor(2_000);
    await expect(launcher(page)).toHaveCount(1);
  });
});

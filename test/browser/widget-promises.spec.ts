import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { critiqueAt, marked, prompt, visitPromises } from './promise-probes.js';
import { config, passTime, tell, test, visit } from './widget-page.js';
import type { Shop } from './widget-page.js';
import { drawn } from './widget-probes.js';

test.describe('a marked promise', () => {
  test('in view for a second, its words travel with a critique', async ({ page, shop }) => {
    shop.body = marked;
    await visitPromises(page, shop);
    await page.clock.runFor(1_100);
    expect(await critiqueAt(page, shop, 'order-status')).toEqual({
      promiseId: 'delivery-date',
      shownText: 'By Friday, or it is free.',
    });
    expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain('earful:promises');
  });

  test.describe('below the fold', () => {
    test.beforeEach(async ({ page, shop }) => {
      shop.body = '<div class="tall"></div>' + marked;
      await page.setViewportSize({ width: 800, height: 500 });
      await visitPromises(page, shop);
      // From here on time passes only when the test lets it.
      await page.clock.pauseAt(new Date('2026-11-22T12:10:00Z'));
    });
    const scroll = async (page: Page, y: number): Promise<void> => {
      await page.evaluate((to) => scrollTo(0, to), y);
      await drawn(page);
    };
    const hide = async (page: Page, hidden: boolean): Promise<void> => {
      await page.evaluate((it) => {
        Object.defineProperty(document, 'hidden', { value: it, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, hidden);
      await drawn(page);
    };

    test('it was not seen', async ({ page, shop }) => {
      expect(await critiqueAt(page, shop, 'order-status')).toBeUndefined();
    });

    test('for less than a second at a time it was not', async ({ page, shop }) => {
      for (let i = 0; i < 3; i++) {
        await scroll(page, 2_000);
        await page.clock.runFor(990);
        await scroll(page, 0);
      }
      expect(await critiqueAt(page, shop, 'order-status')).toBeUndefined();
    });

    test('in a tab that is in the background it was not; back in front it is', async ({ page, shop }) => {
      await scroll(page, 2_000);
      await page.clock.runFor(500);
      await hide(page, true);
      await page.clock.runFor(5_000);
      await hide(page, false);
      await page.clock.runFor(990);
      expect(await critiqueAt(page, shop, 'order-status')).toBeUndefined();
      await page.keyboard.press('Escape');
      await page.clock.runFor(20);
      expect(await critiqueAt(page, shop, 'checkout')).toBeUndefined();
      await page.keyboard.press('Escape');
      expect(await critiqueAt(page, shop, 'order-status')).toMatchObject({ promiseId: 'delivery-date' });
    });

    test('scrolled to, it was', async ({ page, shop }) => {
      await scroll(page, 2_000);
      await page.clock.runFor(1_010);
      expect(await critiqueAt(page, shop, 'order-status')).toMatchObject({ promiseId: 'delivery-date' });
    });
  });

  test('empty, it says what is configured; added later too, and under the name that frameworks leave alone', async ({
    page,
    shop,
  }) => {
    const statement = { en: 'Delivered by the date shown.', pl: 'Dostawa do podanego dnia.' };
    shop.config = { ...config, promises: [{ ...config.promises[0]!, statement }] };
    shop.lang = 'pl';
    await visitPromises(page, shop);
    await page.evaluate(() => {
      const make = (name: string): HTMLElement => {
        const element = document.createElement('earful-promise');
        element.setAttribute(name, 'delivery-date');
        return element;
      };
      document.querySelector('main')!.append(make('data-ref'));
      const written = make('ref');
      document.body.append(written);
      written.append('In our own words.');
    });
    await expect(page.locator('main earful-promise')).toHaveText('Dostawa do podanego dnia.');
    await expect(page.locator('body > earful-promise')).toHaveText('In our own words.');
    await page.locator('body > earful-promise').evaluate((it) => it.remove());
    await drawn(page);
    await page.clock.runFor(1_100);
    await tell(page, 'open', 'order-status');
    await prompt(page).locator('.answers button').first().click();
    await expect.poll(() => shop.received[0]?.['promise']).toMatchObject({ shownText: 'Dostawa do podanego dnia.' });
  });

  test('a name that is not configured is left alone, and named', async ({ page, shop, complaints }) => {
    shop.body = '<earful-promise ref="delivry-date"></earful-promise>';
    await visitPromises(page, shop);
    await page.clock.runFor(1_100);
    expect(await critiqueAt(page, shop, 'order-status')).toBeUndefined();
    expect(complaints.splice(0)).toEqual([expect.stringContaining('Write "delivery-date"')]);
  });

  test('a page that makes no promise does not fetch the chunk, until it expects something', async ({ page, shop }) => {
    await visit(page, shop);
    await passTime(page, 1_000);
    expect(shop.requests.filter((path) => path.endsWith('promises.js'))).toEqual([]);
    const fetched = page.waitForResponse(/\/promises\.js/);
    await tell(page, 'expect', 'help', { by: '2030-01-01T00:00:00Z' });
    await fetched;
  });

  // Firefox remembers for as long as a page lives that a module could not be fetched.
  test(
    'a chunk that could not be fetched is tried again, and nothing that was told is lost',
    { tag: '@chromium' },
    async ({ page, shop }) => {
      await page.route('**/promises.js', (route) => route.abort());
      shop.body = marked;
      const failed = page.waitForEvent('requestfailed');
      await visit(page, shop, '/orders/1');
      await failed;
      const by = '2026-11-20T10:00:00Z';
      const again = page.waitForEvent('requestfailed');
      await tell(page, 'expect', 'order-status', { by, subject: 'o1' });
      await again;
      await page.unroute('**/promises.js');
      const fetched = page.waitForResponse(/\/promises\.js/);
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await fetched;
      await passTime(page);
      await expect(prompt(page).getByRole('heading')).toHaveText('Your order is later than we said.');
    },
  );

  test('an inline prompt carries it, with the date that the host has told', async ({ page, shop }) => {
    shop.body = marked + '<earful-critique touchpoint="order-status" surface="inline"></earful-critique>';
    await visitPromises(page, shop);
    await tell(page, 'expect', 'order-status', { by: '2030-01-01T00:00:00Z', promise: 'delivery-date', subject: 'o1' });
    await page.clock.runFor(1_100);
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    expect(shop.received[0]!['promise']).toEqual({
      promiseId: 'delivery-date',
      shownText: 'By Friday, or it is free.',
      dueAt: '2030-01-01T00:00:00.000Z',
    });
  });
});

test.describe('across visits', () => {
  const two = async (browser: Browser, shop: Shop, consent: boolean) => {
    const context = await browser.newContext();
    const first = await context.newPage();
    shop.body = marked;
    await visitPromises(first, shop, '/orders/1');
    if (consent) await tell(first, 'consent', { storage: true });
    await first.clock.runFor(1_100);
    await first.close();
    shop.body = '';
    const second = await context.newPage();
    await visitPromises(second, shop, '/help', '2026-12-24T12:00:00Z');
    if (consent) await tell(second, 'consent', { storage: true });
    return { context, second };
  };

  test('with consent the promise of the visit before is known, and gone when consent is', async ({ browser, shop }) => {
    const { context, second } = await two(browser, shop, true);
    expect(await critiqueAt(second, shop, 'order-status')).toEqual({
      promiseId: 'delivery-date',
      shownText: 'By Friday, or it is free.',
    });
    await tell(second, 'expect', 'order-status', { by: '2030-01-01T00:00:00Z' });
    const kept = () => second.evaluate(() => Object.keys(localStorage).sort());
    expect(await kept()).toEqual(['earful:expected', 'earful:lot', 'earful:promises', 'earful:rest']);
    await tell(second, 'consent', { storage: false });
    expect(await kept()).toEqual(['earful:rest']);
    await context.close();
  });

  test('without consent it is not', async ({ browser, shop }) => {
    const { context, second } = await two(browser, shop, false);
    expect(await critiqueAt(second, shop, 'order-status')).toBeUndefined();
    await context.close();
  });
});

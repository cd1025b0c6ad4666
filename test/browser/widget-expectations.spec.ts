import { expect } from '@playwright/test';
import { marked, promisesAtHand, prompt, visitPromises } from './promise-probes.js';
import { config, explain, passTime, tell, test, visit } from './widget-page.js';

test.describe('a promise that has lapsed', () => {
  const late = { by: '2026-11-20T10:00:00Z', promise: 'delivery-date', subject: 'o1' };
  const heading = 'Your order is later than we said.';

  test('is asked about once: not after a reload, nor when the rest after an invitation is over', async ({
    browser,
    shop,
  }) => {
    const context = await browser.newContext();
    const see = async (now: string, asked: boolean): Promise<void> => {
      const page = await context.newPage();
      await visitPromises(page, shop, '/orders/1', now);
      await tell(page, 'consent', { storage: true });
      await tell(page, 'expect', 'order-status', late);
      await passTime(page, 15_000);
      if (asked) await expect(prompt(page).getByRole('heading')).toHaveText(heading);
      else expect((await explain(page)).decisions).toEqual([]);
      await page.reload();
      await page.clock.runFor(2_000);
      await expect(page.locator('earful-launcher')).toHaveCount(1);
      await promisesAtHand(page);
      await tell(page, 'consent', { storage: true });
      await tell(page, 'expect', 'order-status', late);
      await passTime(page, 15_000);
      expect((await explain(page)).decisions).toEqual([]);
      await page.close();
    };
    await see('2026-11-22T12:00:00Z', true);
    await see('2027-02-22T12:00:00Z', false);
    await context.close();
  });

  test('a moment that found no quiet comes again on the next visit', async ({ browser, shop }) => {
    const context = await browser.newContext();
    shop.body = '<input id="note">';
    const first = await context.newPage();
    await visitPromises(first, shop, '/orders/1');
    await tell(first, 'consent', { storage: true });
    await first.locator('#note').focus();
    await tell(first, 'expect', 'order-status', late);
    await passTime(first, 62_000);
    expect((await explain(first)).decisions).toMatchObject([{ decision: 'expired', reason: 'typing' }]);
    await first.close();
    const second = await context.newPage();
    await visitPromises(second, shop, '/');
    await tell(second, 'consent', { storage: true });
    await passTime(second);
    await expect(prompt(second).getByRole('heading')).toHaveText(heading);
    await context.close();
  });

  test('a page that is left before anything could be noted leaves it to the next one', async ({ browser, shop }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await context.route('**/promises.js', () => {});
    const leaveAfter = async (...calls: unknown[][]): Promise<void> => {
      const asked = page.waitForRequest('**/promises.js');
      await visit(page, shop, '/orders/1');
      await tell(page, 'consent', { storage: true });
      for (const call of calls) await tell(page, ...call);
      await asked;
    };
    await leaveAfter(['expect', 'order-status', late], ['expect', 'order-status', { ...late, subject: 'o2' }]);
    await leaveAfter(['met', 'order-status', 'o1', '2026-11-20T09:00:00Z']);
    await context.unroute('**/promises.js');
    await visit(page, shop, '/');
    await tell(page, 'consent', { storage: true });
    await passTime(page);
    await expect(prompt(page).getByRole('heading')).toHaveText(heading);
    const notes = await page.evaluate(() => [
      (JSON.parse(localStorage['earful:expected']) as Record<string, unknown>[]).map(({ subject, met, asked }) => ({
        subject,
        met,
        asked,
      })),
      localStorage['earful:told'],
    ]);
    expect(notes).toEqual([
      [
        { subject: 'o1', met: true },
        { subject: 'o2', asked: true },
      ],
      undefined,
    ]);
    await context.close();
  });

  test('without consent a page that is left takes what it was told with it', async ({ browser, shop }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await context.route('**/promises.js', () => {});
    const asked = page.waitForRequest('**/promises.js');
    await visit(page, shop, '/orders/1');
    await tell(page, 'expect', 'order-status', late);
    await asked;
    await visit(page, shop, '/');
    expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain('earful:told');
    await context.close();
  });

  test('slips of the page are named, and nobody is asked too early', async ({ page, shop, complaints }) => {
    await visitPromises(page, shop, '/orders/1');
    await tell(page, 'expect', 'order-status', { ...late, promise: 'delivery-dat' });
    await tell(page, 'expect', 'order-status', { ...late, promise: 'delivery-dat', subject: 'o2' });
    await tell(page, 'expect', 'order-statu', late);
    await passTime(page, 15_000);
    expect((await explain(page)).decisions).toEqual([]);
    await expect.poll(() => complaints.join('')).toContain('order-statu"');
    const said = complaints.splice(0).join('\n');
    expect(said.match(/is not a known name. Write "delivery-date"/g)).toHaveLength(1);
    expect(said).toContain(
      'expect("order-statu") is "order-statu", which no touchpoint has as its id. Write "order-status".',
    );
  });

  test('the date may be a Date; one that is none is named', async ({ page, shop, complaints }) => {
    await visitPromises(page, shop, '/orders/1');
    const state = (by: string) =>
      page.evaluate((it) => {
        const { earful } = window as unknown as { earful: { expect(...given: unknown[]): void } };
        earful.expect('order-status', { by: new Date(it), subject: 'o1' });
      }, by);
    await state('soon');
    await expect.poll(() => complaints.splice(0).join('')).toContain('expect("order-status").by is null.');
    await state(late.by);
    await passTime(page, 15_000);
    await expect(prompt(page).getByRole('heading')).toHaveText(heading);
  });

  test('met while the moment waits: nobody is asked', async ({ page, shop }) => {
    await visitPromises(page, shop, '/orders/1');
    await tell(page, 'expect', 'order-status', late);
    await page.clock.runFor(3_000);
    await tell(page, 'met', 'order-status', 'o1', '2026-11-20T09:00:00Z');
    await passTime(page);
    expect((await explain(page)).decisions).toMatchObject([{ decision: 'suppressed', reason: 'settled' }]);
    await expect(prompt(page)).toHaveCount(0);
  });

  test('met in the same breath: nobody is asked, even where nothing holds an invitation back', async ({
    page,
    shop,
  }) => {
    shop.config = { ...config, etiquette: { arrivalMs: 0, quietMs: 0 } };
    await visitPromises(page, shop, '/orders/1');
    await page.evaluate((given) => {
      const { earful } = window as unknown as { earful: Record<string, (...args: unknown[]) => void> };
      earful['expect']!('order-status', given);
      earful['met']!('order-status', given.subject);
    }, late);
    await passTime(page);
    expect((await explain(page)).decisions).toMatchObject([{ decision: 'suppressed', reason: 'settled' }]);
    await expect(prompt(page)).toHaveCount(0);
  });

  test('lapses while the page stays open; the words are those that were seen', async ({ page, shop }) => {
    shop.body = marked;
    await visitPromises(page, shop, '/orders/1');
    await tell(page, 'expect', 'order-status', { ...late, by: '2026-11-21T12:01:00Z' });
    await passTime(page, 50_000);
    expect((await explain(page)).decisions).toEqual([]);
    await passTime(page, 20_000);
    await expect(prompt(page).getByRole('heading')).toHaveText(heading);
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    expect(shop.received[0]).toMatchObject({
      origin: 'promiseOverdue',
      promise: {
        promiseId: 'delivery-date',
        shownText: 'By Friday, or it is free.',
        dueAt: '2026-11-21T12:01:00.000Z',
      },
    });
  });

  test('calls of a page that has gone wrong harm nobody', async ({ page, shop, complaints }) => {
    await visitPromises(page, shop, '/orders/1');
    await page.evaluate(() => {
      const { earful } = window as unknown as { earful: Record<string, (...args: unknown[]) => void> };
      const trap = {
        get by() {
          throw new Error('trap');
        },
      };
      for (const given of [trap, null, { by: 'soon' }, { by: Symbol() }]) earful['expect']!('order-status', given);
      earful['met']!(Symbol(), {}, []);
    });
    await passTime(page, 1_000);
    expect((await explain(page)).decisions).toEqual([]);
    await expect.poll(() => complaints).toEqual([expect.stringContaining('expect("order-status").by is "soon"')]);
    complaints.splice(0);
    await tell(page, 'expect', 'order-status', late);
    await passTime(page);
    await expect(prompt(page).getByRole('heading')).toHaveText(heading);
  });
});

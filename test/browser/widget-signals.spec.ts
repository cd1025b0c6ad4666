import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { visitPromises } from './promise-probes.js';
import { arrive, explain, passTime, tell, test, useOnly, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const last = async (page: Page) => (await explain(page)).decisions.at(-1);

test.describe('rage click', () => {
  const rage = async (page: Page, times = 3) => {
    for (let i = 0; i < times; i++) {
      await page.locator('#dead').click();
      await page.clock.runFor(200);
    }
    await passTime(page, 15_000);
  };

  test('asks after three clicks that change nothing', async ({ page, shop }) => {
    shop.body = '<button id="dead">Pay</button>';
    await visit(page, shop);
    await rage(page);
    await expect(prompt(page).getByRole('heading')).toHaveText('That button did nothing.');
  });

  test('asks when the page changed but a script failed', async ({ page, shop, complaints }) => {
    shop.body = '<button id="dead">Pay</button>';
    shop.script = `addEventListener('click', (event) => { if (event.target.id !== 'dead') return; document.body.dataset.busy = Math.random(); throw new Error('broken on purpose') })`;
    await visit(page, shop);
    await rage(page);
    await expect(prompt(page)).toBeVisible();
    expect(complaints.splice(0)).toEqual(Array(3).fill('broken on purpose'));
  });

  for (const [name, body, script, times] of [
    ['two clicks', '<button id="dead">Pay</button>', '', 2],
    [
      'a stepper that responds',
      '<button id="dead">+</button><b id="n">0</b>',
      `addEventListener('click', (e) => { if (e.target.id === 'dead') n.textContent++ })`,
      5,
    ],
    [
      'an answer within the second',
      '<button id="dead">Pay</button>',
      `addEventListener('click', () => setTimeout(() => (document.title = 'Done'), 700))`,
      3,
    ],
    ['what the host marks', '<div data-earful-ignore><button id="dead">Pay</button></div>', '', 4],
    ['a number field', '<input type="number" id="dead">', '', 4],
  ] as const) {
    test(`stays silent for ${name}`, async ({ page, shop }) => {
      shop.body = body;
      shop.script = script;
      await visit(page, shop);
      await rage(page, times);
      expect((await explain(page)).decisions).toEqual([]);
    });
  }

  test.describe('clicks that came before the page was idle are judged when the rules are there', () => {
    for (const [name, script, asked] of [
      ['dead clicks', '', true],
      ['an answer in time', `addEventListener('click', () => setTimeout(() => (document.title = 'Done'), 100))`, false],
      ['a page that scrolled', `addEventListener('click', () => scrollBy(0, 1))`, false],
    ] as const) {
      test(name, async ({ page, shop }) => {
        shop.body = '<button id="dead">Pay</button><div class="tall"></div>';
        shop.script = `window.requestIdleCallback = (run) => { window.nowIdle = run }; ${script}`;
        await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
        await arrive(page, shop);
        for (let i = 0; i < 3; i++) await page.locator('#dead').click();
        await page.clock.runFor(4_000);
        expect(await explain(page)).toBeUndefined();
        const prepared = page.waitForResponse(/\/prompt\.js/);
        await page.evaluate(() => (window as unknown as { nowIdle(): void }).nowIdle());
        await prepared;
        await passTime(page, 15_000);
        await expect(prompt(page)).toHaveCount(asked ? 1 : 0);
      });
    }
  });

  test('asks where nothing is fetched beforehand', async ({ page, shop }) => {
    shop.body = '<button id="dead">Pay</button>';
    shop.tag = shop.tag.replace('data-endpoint', 'data-preload="none" data-endpoint');
    await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
    await page.goto(shop.url);
    await page.clock.runFor(2_000);
    await expect(page.locator('earful-launcher')).toHaveCount(1);
    const fetched = page.waitForResponse(/\/prompt\.js/);
    await rage(page);
    await fetched;
    await expect(prompt(page).getByRole('heading')).toHaveText('That button did nothing.');
  });

  test('stays silent while its parameters are wrong, and says which', async ({ page, shop, complaints }) => {
    shop.body = '<button id="dead">Pay</button>';
    useOnly(shop, 'rageClick', { parameters: { times: -1 } });
    await visit(page, shop);
    await rage(page, 4);
    expect((await explain(page)).decisions).toEqual([]);
    expect(complaints.splice(0)).toEqual([expect.stringContaining('config.triggers[0].parameters.times is -1')]);
  });

  test('stays silent where no trigger is configured', async ({ page, shop }) => {
    shop.body = '<button id="dead">Pay</button>';
    await visit(page, shop, '/help');
    await rage(page);
    expect((await explain(page)).decisions).toEqual([]);
  });
});

test.describe('form struggle', () => {
  const form = '<form><input id="zip" required pattern="[0-9]{5}"><input id="city"><button id="go">Go</button></form>';
  const noSubmit = `addEventListener('submit', (e) => e.preventDefault())`;

  test('asks once a form that was rejected twice has been left', async ({ page, shop }) => {
    shop.body = form;
    shop.script = noSubmit;
    await visit(page, shop);
    await page.locator('#go').click();
    await page.locator('#go').click();
    await passTime(page, 20_000);
    expect((await explain(page)).decisions).toEqual([]);
    await page.locator('#text').click();
    await passTime(page, 2_000);
    await expect(prompt(page).getByRole('heading')).toHaveText('This form was hard work.');
  });

  test('asks once such a form has been accepted', async ({ page, shop }) => {
    shop.body = form;
    shop.script = noSubmit;
    await visit(page, shop);
    await passTime(page, 15_000);
    await page.locator('#go').click();
    await page.locator('#go').click();
    await page.locator('#zip').fill('12345');
    await page.locator('#go').click();
    await passTime(page, 5_000);
    await expect(prompt(page)).toBeVisible();
  });

  test('asks for a field left three times with a refused value', async ({ page, shop }) => {
    shop.body = form;
    await visit(page, shop);
    for (const digit of '123') {
      await page.locator('#zip').press('End');
      await page.keyboard.type(digit);
      await page.locator('#city').focus();
      await page.clock.runFor(100);
    }
    await page.locator('#text').click();
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  });

  test('stays silent after one rejection, and for checks that run on each key', async ({ page, shop }) => {
    shop.body = form;
    shop.script = noSubmit + `; addEventListener('input', (e) => e.target.form.checkValidity())`;
    await visit(page, shop);
    await page.locator('#go').click();
    await page.locator('#zip').pressSequentially('12345');
    await page.locator('#go').click();
    await page.locator('#text').click();
    await passTime(page, 20_000);
    expect((await explain(page)).decisions).toEqual([]);
  });
});

test.describe('expectation', () => {
  test('not yet overdue while its tolerance lasts', async ({ page, shop }) => {
    await visitPromises(page, shop, '/orders/1');
    await tell(page, 'expect', 'order-status', { by: '2026-11-21T13:00:00Z', promise: 'delivery-date' });
    await passTime(page, 20_000);
    expect((await explain(page)).decisions).toEqual([]);
  });

  test('met in time is never asked about', async ({ page, shop }) => {
    await visitPromises(page, shop, '/orders/1');
    await tell(page, 'expect', 'order-status', { by: '2026-11-25T13:00:00Z', subject: 'a' });
    await tell(page, 'met', 'order-status', 'a');
    expect((await explain(page)).decisions).toEqual([]);
  });

  test('with consent it is asked on the next visit, without the host saying it again', async ({ browser, shop }) => {
    const context = await browser.newContext();
    const first = await context.newPage();
    await visitPromises(first, shop, '/orders/1');
    await tell(first, 'consent', { storage: true });
    await tell(first, 'expect', 'order-status', { by: '2026-11-23T10:00:00Z', promise: 'delivery-date' });
    await passTime(first);
    await expect(prompt(first)).toHaveCount(0);
    await first.close();
    const second = await context.newPage();
    await visitPromises(second, shop, '/', '2026-11-25T10:00:00Z');
    await tell(second, 'consent', { storage: true });
    await passTime(second);
    await expect(prompt(second).getByRole('heading')).toHaveText('Your order is later than we said.');
    await context.close();
  });

  test('without consent nothing of it stays', async ({ page, shop }) => {
    await visitPromises(page, shop, '/orders/1');
    await tell(page, 'expect', 'order-status', { by: '2026-11-25T13:00:00Z', promise: 'delivery-date' });
    expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([]);
  });
});

test.describe('etiquette', () => {
  const fail = (page: Page) => tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });

  test('not within 10 s of arrival', async ({ page, shop }) => {
    await visit(page, shop);
    await fail(page);
    // The page's clock also runs by itself, so the first look is taken well before the tenth second.
    await passTime(page, 4_000);
    await expect(prompt(page)).toHaveCount(0);
    await passTime(page, 5_000);
    await expect(prompt(page)).toBeVisible();
  });

  test('never while a field has focus; a moment that has passed is dropped', async ({ page, shop }) => {
    shop.body = '<input id="card">';
    await visit(page, shop);
    await page.locator('#card').focus();
    await fail(page);
    await passTime(page, 62_000);
    expect(await last(page)).toMatchObject({ decision: 'expired', reason: 'typing' });
    await page.locator('#card').blur();
    await passTime(page, 20_000);
    await expect(prompt(page)).toHaveCount(0);
  });

  test('never over a dialog of the host', async ({ page, shop }) => {
    shop.body = '<dialog id="d">Cookies</dialog>';
    await visit(page, shop);
    await page.evaluate(() => document.querySelector('dialog')!.showModal());
    await fail(page);
    await passTime(page, 20_000);
    await expect(prompt(page)).toHaveCount(0);
    await page.evaluate(() => document.querySelector('dialog')!.close());
    await passTime(page, 2_000);
    await expect(prompt(page)).toBeVisible();
  });

  test('one invitation per visit', async ({ page, shop }) => {
    await visit(page, shop);
    await fail(page);
    await passTime(page);
    await prompt(page).getByRole('button', { name: 'Close' }).click();
    await fail(page);
    expect(await last(page)).toMatchObject({ decision: 'suppressed', reason: 'cap' });
  });

  for (const [choice, days] of [
    ['Not now', 90],
    ['Don’t ask again', 365],
  ] as const) {
    test(`"${choice}" is remembered for ${days} days here, as dates and nothing else`, async ({ browser, shop }) => {
      const context = await browser.newContext();
      const first = await context.newPage();
      await visit(first, shop);
      await fail(first);
      await passTime(first);
      await prompt(first).getByRole('button', { name: choice }).click();
      await expect(prompt(first)).toHaveCount(0);
      const noted = await first.evaluate(() => ({ ...localStorage }));
      expect(Object.keys(noted)).toEqual(['earful:rest']);
      expect(Object.keys(JSON.parse(noted['earful:rest']!) as object).sort()).toEqual(['*', 'checkout']);
      await first.close();

      const start = Date.parse('2026-11-22T12:00:00Z');
      for (const [day, asked] of [
        [days - 1, false],
        [days + 1, true],
      ] as const) {
        const next = await context.newPage();
        await visit(next, shop, '/', new Date(start + day * 86_400_000).toISOString());
        await fail(next);
        await passTime(next);
        expect(await last(next)).toMatchObject(
          asked ? { decision: 'shown' } : { decision: 'suppressed', reason: 'optedOut' },
        );
        await next.close();
      }
      await context.close();
    });
  }
});

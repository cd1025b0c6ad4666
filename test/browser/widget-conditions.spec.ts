import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, explain, passTime, tell, test, useOnly, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');

const decisions = async (page: Page) => (await explain(page)).decisions;
const fail = (page: Page, facts = {}) => tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout', ...facts });

test('a marked element says which touchpoint is here', async ({ page, shop }) => {
  shop.body = '<section data-earful-touchpoint="help">Call us</section>';
  await visit(page, shop);
  expect(await explain(page)).toMatchObject({ touchpoint: 'help', trail: ['help'] });
});

test.describe('a link that opens the prompt', () => {
  test('opens it for its touchpoint, and the page stays', async ({ page, shop }) => {
    shop.body = '<a id="say" href="/help" data-earful-open="order-status">Something wrong?</a>';
    await visit(page, shop);
    await page.locator('#say').click();
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    expect(shop.received[0]).toMatchObject({ touchpointId: 'order-status', origin: 'self', path: '/' });
  });

  test('leads where it says when the prompt cannot be fetched', async ({ page, shop }) => {
    await page.route('**/prompt.js*', (route) => route.abort());
    shop.body = '<a href="/orders/1" data-earful-open="help">Tell us</a>';
    await page.goto(shop.url);
    await expect(page.locator('earful-launcher')).toHaveCount(1);
    await page.getByRole('link', { name: 'Tell us' }).click();
    await page.waitForURL('**/orders/1');
  });

  for (const [how, body, script] of [
    ['a misspelt name', '<button data-earful-open="chekout">Tell us</button>', ''],
    [
      'an event for a name',
      '<button id="tell">Tell us</button>',
      `addEventListener('load', () => document.getElementById('tell').addEventListener('click', window.earful.open));`,
    ],
  ] as const)
    test(`${how}: it opens for the touchpoint that is here`, async ({ page, shop, complaints }) => {
      shop.body = body;
      shop.script = script;
      await visit(page, shop);
      await page.getByRole('button', { name: 'Tell us', exact: true }).click();
      await prompt(page).locator('.answers button').first().click();
      await expect(prompt(page).getByRole('status')).toContainText('We have it');
      expect(shop.received[0]).toMatchObject({ touchpointId: 'checkout', origin: 'self' });
      expect(complaints.splice(0)).toEqual(script ? [] : [expect.stringContaining('Write "checkout"')]);
    });

  test('leads where it says as long as nothing can open', async ({ page, shop }) => {
    shop.body = '<a id="say" href="/help" data-earful-open="order-status">Something wrong?</a>';
    await page.route('**/rules.js*', (route) => route.abort());
    await page.goto(shop.url);
    await page.locator('#say').click();
    await expect(page).toHaveURL(shop.url + '/help');
  });
});

test.describe('conditions', () => {
  test('the query of the address', async ({ page, shop }) => {
    useOnly(shop, 'paymentFailed', { when: { addresses: ['/checkout?step=pay'] } });
    await visit(page, shop, '/checkout?step=pay&lang=en');
    await fail(page);
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  });

  test('another query: suppressed, with its reason', async ({ page, shop }) => {
    useOnly(shop, 'paymentFailed', { when: { addresses: ['/checkout?step=pay'] } });
    await visit(page, shop, '/checkout?step=review');
    await fail(page);
    await passTime(page);
    expect(await decisions(page)).toMatchObject([{ decision: 'suppressed', reason: 'condition' }]);
    await expect(prompt(page)).toHaveCount(0);
  });

  for (const [where, asked] of [
    ['/help', true],
    ['/orders/1', false],
  ] as const) {
    test(`the page before: coming from ${where} it is ${asked ? '' : 'not '}asked`, async ({ page, shop }) => {
      useOnly(shop, 'paymentFailed', { when: { previous: ['help'], referrers: ['*/**'] } });
      shop.body = '<a id="go" href="/checkout">Pay</a>';
      await visit(page, shop, where);
      const prepared = page.waitForResponse(/\/prompt\.js/);
      await page.locator('#go').click();
      await page.clock.runFor(2_000);
      await prepared;
      await fail(page);
      await passTime(page);
      await expect(prompt(page)).toHaveCount(asked ? 1 : 0);
    });
  }

  for (const [size, asked] of [
    [{ width: 390, height: 800 }, true],
    [{ width: 1024, height: 800 }, false],
  ] as const) {
    test(`the viewport: ${size.width} px, asked: ${asked}`, async ({ page, shop }) => {
      await page.setViewportSize(size);
      useOnly(shop, 'paymentFailed', { when: { maxWidthPx: 500, devices: ['desktop'], languages: ['en'] } });
      await visit(page, shop);
      await fail(page);
      await passTime(page);
      await expect(prompt(page)).toHaveCount(asked ? 1 : 0);
    });
  }

  test('segments, named on the script tag, also later', async ({ page, shop }) => {
    useOnly(shop, 'paymentFailed', { when: { segments: ['gold'] } });
    await visit(page, shop);
    await fail(page);
    expect(await decisions(page)).toMatchObject([{ reason: 'condition' }]);
    await page.evaluate(() => {
      document.querySelector<HTMLScriptElement>('script[data-endpoint]')!.dataset['segments'] = 'trade gold';
    });
    await fail(page);
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  });

  test('a returning visitor: known only with consent, from another day on', async ({ browser, shop }) => {
    useOnly(shop, 'paymentFailed', { when: { visitor: 'returning' } });
    const context = await browser.newContext();
    const outcomes: unknown[] = [];
    for (const [consent, day] of [
      [false, 20],
      [true, 21],
      [true, 22],
    ] as const) {
      const page = await context.newPage();
      await visit(page, shop, '/', `2026-11-${day}T12:00:00Z`);
      if (consent) await tell(page, 'consent', { storage: true });
      await fail(page);
      await passTime(page);
      outcomes.push((await decisions(page)).map(({ decision, reason }) => reason ?? decision));
      if (!consent) expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
      await page.close();
    }
    expect(outcomes).toEqual([['condition'], ['condition'], ['shown']]);
    await context.close();
  });

  test('a schedule that is over', async ({ page, shop }) => {
    useOnly(shop, 'paymentFailed', { when: { from: '2026-01-01T00:00:00Z', until: '2026-11-22T12:00:01Z' } });
    await visit(page, shop);
    await fail(page);
    expect(await decisions(page)).toMatchObject([{ reason: 'condition' }]);
  });
});

test('explain: every rule, whether its touchpoint is here, and what became of its latest moment', async ({
  page,
  shop,
}) => {
  const [payment, rage, , overdue] = config.triggers;
  shop.config = {
    ...config,
    triggers: [{ ...payment, when: { segments: ['gold'] } }, rage, { ...overdue, enabled: false }],
  };
  await visit(page, shop);
  await fail(page);
  expect((await explain(page)).rules).toEqual([
    { signal: 'paymentFailed', touchpoint: 'checkout', here: true, outcome: 'condition' },
    { signal: 'rageClick', touchpoint: 'checkout', here: true, outcome: 'not yet' },
    { signal: 'promiseOverdue', touchpoint: 'order-status', here: false, outcome: 'disabled' },
  ]);
});

test('explain tells rules of the same signal apart', async ({ page, shop }) => {
  const custom = { signal: 'custom', touchpoint: 'checkout' };
  shop.config = {
    ...config,
    triggers: ['tooCold', 'tooHot', 'tooLate'].map((name) => ({
      ...custom,
      parameters: { name },
      enabled: name !== 'tooLate',
    })),
  };
  await visit(page, shop);
  await tell(page, 'signal', 'tooHot');
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
  expect((await explain(page)).rules.map(({ outcome }) => outcome)).toEqual(['not yet', 'shown', 'disabled']);
});

test('a signals chunk that cannot be fetched: what needs it is silent, everything else works', async ({
  page,
  shop,
}) => {
  const [payment] = config.triggers;
  shop.config = { ...config, triggers: [{ ...payment, when: { segments: ['gold'] } }, { ...payment }] };
  await page.route('**/signals.js', (route) => route.abort());
  await visit(page, shop);
  await expect(page.locator('earful-launcher button').first()).toBeVisible();
  await fail(page);
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
  expect((await explain(page)).rules).toMatchObject([{ outcome: 'blocked' }, { outcome: 'shown' }]);
});

test.describe('facts, occurrence, delay', () => {
  test('only signals whose facts pass count, and only the second is asked about', async ({ page, shop }) => {
    useOnly(shop, 'paymentFailed', {
      occurrence: 2,
      parameters: { facts: [{ name: 'code', is: 'in', value: ['card-declined', 'expired'] }] },
    });
    await visit(page, shop);
    await fail(page, { code: 'card-declined' });
    await fail(page, { code: 'cancelled-by-customer' });
    await fail(page);
    expect(await decisions(page)).toEqual([]);
    await fail(page, { code: 'expired' });
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
  });

  test('a delay is called off when the customer’s second attempt succeeds', async ({ page, shop }) => {
    useOnly(shop, 'paymentFailed', { delayMs: 20_000, cancelledBy: ['paymentDone'] });
    await visit(page, shop);
    await passTime(page);
    await fail(page);
    await tell(page, 'signal', 'paymentDone');
    await passTime(page, 25_000);
    expect(await decisions(page)).toMatchObject([{ decision: 'suppressed', reason: 'cancelled' }]);
    await fail(page);
    await passTime(page, 25_000);
    await expect(prompt(page)).toBeVisible();
  });

  test('a trigger that is switched off is silent', async ({ page, shop }) => {
    useOnly(shop, 'paymentFailed', { enabled: false });
    await visit(page, shop);
    await fail(page);
    await passTime(page);
    expect(await decisions(page)).toEqual([]);
  });

  test('hostile facts: what can travel travels, the rest is named once', async ({ page, shop, complaints }) => {
    useOnly(shop, 'paymentFailed', { occurrence: 1 });
    await visit(page, shop);
    await page.evaluate(() => {
      const { earful } = window as unknown as { earful: { signal(name: string, facts: unknown): void } };
      const circle: Record<string, unknown> = { touchpoint: 'checkout', code: 'x', run: () => 1, deep: [NaN], n: NaN };
      circle['self'] = circle;
      earful.signal('paymentFailed', circle);
      const trap = Object.defineProperty({}, 'code', {
        enumerable: true,
        get: () => {
          throw new Error('trap');
        },
      });
      for (const facts of [trap, null, 5, 'text', [circle]]) earful.signal('paymentFailed', facts);
    });
    await page.clock.runFor(10);
    await expect.poll(() => complaints.length).toBe(1);
    expect(complaints.splice(0)[0]).toMatch(/earful\.signal\(\) was ignored \(Error: trap\)/);
    await passTime(page);
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    expect(shop.received[0]).toMatchObject({ facts: { code: 'x' } });
    expect(Object.keys(shop.received[0]!['facts'] as object)).toEqual(['code']);
  });
});

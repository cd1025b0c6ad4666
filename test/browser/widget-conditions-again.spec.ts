import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectOutcome, failToPay, go, openCheckout, outcomes } from './payment-page.js';
import { config, explain, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const pay = (page: Page) => tell(page, 'signal', 'paymentDone');
const widen = (page: Page, width: number) => page.setViewportSize({ width, height: 800 });

test.describe('after a delay', () => {
  test('asked then, and not before', async ({ page, shop }) => {
    openCheckout(shop, { delayMs: 30_000 });
    await visit(page, shop);
    await failToPay(page, shop);
    await passTime(page, 25_000);
    expect(await outcomes(page)).toEqual([]);
    await expect(prompt(page)).toHaveCount(0);
    await passTime(page, 6_000);
    await expectOutcome(page, 'shown');
  });

  for (const [name, when, before, meanwhile, held] of [
    ['the address', { addresses: ['/'] }, '/', (page: Page) => go(page, '/help'), false],
    ['the address', { addresses: ['/help'] }, '/', (page: Page) => go(page, '/help'), true],
    ['the way here', { previous: ['help'] }, '/help', (page: Page) => go(page, '/checkout/2'), true],
    ['the width', { maxWidthPx: 1_000 }, '/', (page: Page) => widen(page, 1_001), false],
    ['the width', { maxWidthPx: 1_000 }, '/', (page: Page) => widen(page, 1_000), true],
    ['the schedule', { until: '2026-11-22T12:00:20Z' }, '/', () => undefined, false],
    ['the schedule', { from: '2026-11-22T12:00:20Z' }, '/', () => undefined, true],
  ] as const) {
    test(`${name} is looked at again: ${held ? 'it holds now' : 'it holds no more'}`, async ({ page, shop }) => {
      openCheckout(shop, { delayMs: 30_000, when });
      await visit(page, shop, before);
      await failToPay(page, shop);
      await meanwhile(page);
      await passTime(page, 31_000);
      await expectOutcome(page, held ? 'shown' : 'condition');
    });
  }
});

test.describe('while it waits for a quiet moment', () => {
  for (const [name, change, meanwhile, outcome] of [
    ['another signal calls it off', { cancelledBy: ['paymentDone'] }, (page: Page) => pay(page), 'cancelled'],
    [
      'the address is another one',
      { when: { addresses: ['/'] } },
      (page: Page) => go(page, '/checkout/2'),
      'condition',
    ],
    ['the window is wider', { when: { maxWidthPx: 1_000 } }, (page: Page) => widen(page, 1_001), 'condition'],
    ['its time is over', { when: { until: '2026-11-22T12:00:05Z' } }, () => undefined, 'condition'],
    [
      'nothing of it changes',
      { cancelledBy: ['other'], when: { addresses: ['/'] } },
      (page: Page) => pay(page),
      'shown',
    ],
  ] as const) {
    test(`${name}: ${outcome}`, async ({ page, shop }) => {
      await page.setViewportSize({ width: 1_000, height: 800 });
      openCheckout(shop, change);
      await visit(page, shop);
      await failToPay(page, shop);
      await meanwhile(page);
      await passTime(page, 15_000);
      await expectOutcome(page, outcome);
    });
  }
});

test('after a navigation the same failure is judged anew', async ({ page, shop }) => {
  openCheckout(shop, { when: { addresses: ['/checkout/**'] } });
  await visit(page, shop);
  await failToPay(page, shop);
  expect(await outcomes(page)).toEqual(['condition']);
  await go(page, '/checkout/2');
  await failToPay(page, shop);
  await passTime(page, 15_000);
  expect(await outcomes(page)).toEqual(['condition', 'shown']);
});

test.describe('facts, as the payment service tells them', () => {
  const facts = { code: 'card-declined', tries: 2, retry: true };
  for (const [name, is, value, held] of [
    ['code', 'equals', 'card-declined', true],
    ['code', 'equals', 'card', false],
    ['tries', 'equals', '2', false],
    ['code', 'not', 'expired', true],
    ['code', 'not', 'card-declined', false],
    ['absent', 'not', 'x', true],
    ['code', 'contains', 'declined', true],
    ['code', 'contains', 'expired', false],
    ['tries', 'greater', 1, true],
    ['tries', 'greater', 2, false],
    ['tries', 'less', 3, true],
    ['tries', 'less', 2, false],
    ['code', 'in', ['expired', 'card-declined'], true],
    ['code', 'in', ['expired', 'stolen'], false],
    ['tries', 'in', [2, 3], true],
  ] as const) {
    test(`${name} ${is} ${JSON.stringify(value)}: ${held ? 'asked' : 'silent'}`, async ({ page, shop }) => {
      openCheckout(shop, { parameters: { facts: [{ name, is, value }] } });
      await visit(page, shop);
      await failToPay(page, shop, facts);
      await expectOutcome(page, held ? 'shown' : undefined);
    });
  }

  test('all of them must pass', async ({ page, shop }) => {
    const one = { name: 'tries', is: 'greater', value: 1 };
    openCheckout(shop, { parameters: { facts: [one, { ...one, is: 'less' }] } });
    await visit(page, shop);
    await failToPay(page, shop, facts);
    await expectOutcome(page, undefined);
  });
});

test.describe('occurrence', () => {
  for (const [failures, outcome] of [
    [1, undefined],
    [2, 'shown'],
  ] as const) {
    test(`the second: after ${failures} ${outcome ?? 'silent'}`, async ({ page, shop }) => {
      openCheckout(shop, { occurrence: 2 });
      await visit(page, shop);
      for (let i = 0; i < failures; i++) await failToPay(page, shop);
      await expectOutcome(page, outcome);
    });
  }
});

test.describe('enabled', () => {
  for (const enabled of [true, false]) {
    test(`${enabled}`, async ({ page, shop }) => {
      openCheckout(shop, { enabled });
      await visit(page, shop);
      await failToPay(page, shop);
      await expectOutcome(page, enabled ? 'shown' : undefined);
    });
  }
});

test.describe('known', () => {
  for (const [known, weighs] of [
    [undefined, true],
    [true, true],
    [false, false],
  ] as const) {
    test(`${known}: asks ${weighs ? 'how much it matters' : 'for a comparison'}`, async ({ page, shop }) => {
      openCheckout(shop, { known });
      await visit(page, shop);
      await failToPay(page, shop);
      await expectOutcome(page, 'shown');
      await prompt(page).locator('.answers button').first().click();
      await expect.poll(() => shop.received).toHaveLength(1);
      expect('severity' in shop.received[0]!).toBe(weighs);
      expect('disconfirmation' in shop.received[0]!).toBe(!weighs);
    });
  }
});

test.describe('of two moments in the same quiet second the greater priority wins', () => {
  for (const [priority, said] of [
    [51, 'It was refused.'],
    [50, 'The payment didn’t go through.'],
    [0, 'The payment didn’t go through.'],
  ] as const) {
    test(`50 and ${priority}: "${said}"`, async ({ page, shop }) => {
      const [payment] = config.triggers;
      openCheckout(shop, {});
      shop.config = { ...config, triggers: [payment, { ...payment, says: 'It was refused.', priority }] };
      await visit(page, shop);
      await failToPay(page, shop);
      await passTime(page, 15_000);
      await expect(prompt(page).getByRole('heading')).toHaveText(said);
      expect((await outcomes(page)).sort()).toEqual(['duplicate', 'shown']);
    });
  }
});

test.describe('triggers of the loader are known again by the rules', () => {
  const rage = async (page: Page) => {
    for (let i = 0; i < 3; i++) await page.locator('#dead').click();
    await passTime(page, 15_000);
  };
  const [, trigger] = config.triggers;

  test('in whatever order their parameters are written', async ({ page, shop }) => {
    shop.body = '<button id="dead">Pay</button>';
    shop.config = { ...config, triggers: [{ ...trigger, parameters: { radiusPx: 30, withinMs: 2_000, times: 3 } }] };
    await visit(page, shop);
    await rage(page);
    await expect(prompt(page)).toBeVisible();
  });

  test('each of several once, and only the one that saw it', async ({ page, shop }) => {
    shop.body = '<button id="dead">Pay</button>';
    const rules = [{ enabled: false }, { occurrence: 2 }, { samplingRate: 0 }, { when: { segments: ['gold'] } }];
    shop.config = { ...config, triggers: rules.map((rule) => ({ ...trigger, ...rule })) };
    await visit(page, shop);
    await rage(page);
    expect(await outcomes(page)).toEqual(['sampling', 'condition']);
  });

  test('although one before them is wrong', async ({ page, shop, complaints }) => {
    shop.body = '<button id="dead">Pay</button>';
    shop.config = { ...config, triggers: [null, { signal: '__proto__' }, trigger] };
    await visit(page, shop);
    await rage(page);
    await expect(prompt(page)).toBeVisible();
    expect(complaints.splice(0)).toEqual([expect.stringContaining('config.triggers[0] is null')]);
  });
});

test.describe('other ways to another place inside the page', () => {
  test('the Navigation API', async ({ page, shop }) => {
    openCheckout(shop, { when: { addresses: ['/help'] } });
    shop.script += `navigation.addEventListener('navigate', (event) => event.intercept());
      addEventListener('keydown', () => navigation.navigate('/help'))`;
    await visit(page, shop);
    await page.keyboard.press('h');
    await expect.poll(async () => (await explain(page)).trail).toEqual(['checkout', 'help']);
    await failToPay(page, shop);
    await expectOutcome(page, 'shown');
  });

  test('a body that is swapped, and the address before it', async ({ page, shop }) => {
    openCheckout(shop, { touchpoint: 'help', when: { addresses: ['/help'], passed: ['checkout'] } });
    shop.script += `addEventListener('keydown', () => {
      history.pushState(null, '', '/help');
      document.body.replaceWith(document.body.cloneNode(true));
    })`;
    await visit(page, shop);
    await page.keyboard.press('h');
    await failToPay(page, shop);
    await expectOutcome(page, 'shown');
    // Of a launcher that was copied along, nothing is to be seen.
    await expect(page.locator('earful-launcher', { has: page.locator('button') })).toHaveCount(1);
  });
});

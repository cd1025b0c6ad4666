import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { asking, drawn, evaluated } from './widget-probes.js';
import { config, passTime, tell, test, useOnly, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
/** Consent to counting, and what counts is there: who leaves before is not counted. */
const allow = async (page: Page): Promise<void> => {
  const chunk = page.waitForResponse(/\/exposure\.js/);
  await tell(page, 'consent', { measurement: true });
  await evaluated(page, (await chunk).url());
};

/** A failed payment, asked about at the next quiet moment. */
const beAsked = async (page: Page): Promise<void> => {
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
};

/** Leaves for good; then these sums arrive, and no others. */
const leave = async (page: Page, shop: Shop, expected: Record<string, number>): Promise<void> => {
  await page.goto('about:blank');
  await expect.poll(() => counts(shop)).toEqual(expected);
};

const counts = (shop: Shop): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { outcome, reason, count } of shop.counted.flatMap(({ rows }) => rows)) {
    const name = [outcome, reason].filter(Boolean).join(':');
    found[name] = (found[name] ?? 0) + Number(count);
  }
  return found;
};

test.describe('with measurement allowed', () => {
  test.beforeEach(({ shop }) => useOnly(shop, 'paymentFailed'));

  test('seen for a second and left alone', async ({ page, shop }) => {
    await visit(page, shop);
    await allow(page);
    await beAsked(page);
    await drawn(page);
    await passTime(page, 1_000);
    await leave(page, shop, { triggered: 1, shown: 1, ignored: 1 });
    expect(shop.counted[0]).toEqual({
      earful: 1,
      batchId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      rows: expect.arrayContaining([
        {
          touchpointId: 'checkout',
          origin: 'paymentFailed',
          opening: 'critique',
          locale: 'en',
          outcome: 'shown',
          count: 1,
        },
      ]),
      promises: [],
      waits: [],
    });
  });

  for (const [button, outcome] of [
    ['Not now', 'dismissedNotNow'],
    ['Don’t ask again', 'dismissedNever'],
    ['Close', 'dismissedClose'],
  ] as const) {
    test(`dismissed by "${button}"`, async ({ page, shop }) => {
      await visit(page, shop);
      await allow(page);
      await beAsked(page);
      await prompt(page).getByRole('button', { name: button }).click();
      await expect(prompt(page)).toHaveCount(0);
      await leave(page, shop, { triggered: 1, shown: 1, [outcome]: 1 });
    });
  }

  test('answered: started and sent; what happened before consent came counts too', async ({ page, shop }) => {
    await visit(page, shop);
    await beAsked(page);
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    await allow(page);
    // The second moment of this visit.
    await prompt(page).getByRole('button', { name: 'Close' }).click();
    await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
    await leave(page, shop, { triggered: 2, 'suppressed:cap': 1, shown: 1, started: 1, sent: 1 });
  });

  test('what the customer opens is started and sent, and nothing else', async ({ page, shop }) => {
    await visit(page, shop);
    await allow(page);
    await page.locator('earful-launcher button').first().click();
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    await leave(page, shop, { started: 1, sent: 1 });
  });

  // Only Chromium's driver lets a test read what was sent and refused.
  test(
    'a batch that did not arrive goes again, under its id, and counts once',
    { tag: '@chromium' },
    async ({ page, shop }) => {
      await visit(page, shop);
      await allow(page);
      await beAsked(page);
      await prompt(page).getByRole('button', { name: 'Not now' }).click();
      shop.mode = 'down';
      const refused = page.waitForResponse(/\/v1\/exposures/);
      const first = page.waitForRequest(/\/v1\/exposures/);
      await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
      const { batchId } = (await first).postDataJSON() as { batchId: string };
      await (await refused).finished();
      shop.mode = 'up';
      await leave(page, shop, { triggered: 1, shown: 1, dismissedNotNow: 1 });
      expect(shop.counted.map((one) => one.batchId)).toEqual([batchId]);
    },
  );
});

test.describe('waits, for the patience of a touchpoint', () => {
  for (const [name, ends, left] of [
    ['served', true, false],
    ['left before the end', false, true],
  ] as const) {
    test(name, async ({ page, shop }) => {
      shop.config = asking('longWait');
      shop.body = '<p id="wait" aria-busy="true">One moment</p>';
      const chunk = page.waitForResponse(/\/long-wait\.js/);
      await visit(page, shop);
      await evaluated(page, (await chunk).url());
      await allow(page);
      await passTime(page, 20_000);
      if (ends) await page.locator('#wait').evaluate((element) => element.remove());
      await passTime(page, 2_000);
      await page.goto('about:blank');
      await expect
        .poll(() => shop.counted.flatMap(({ waits }) => waits))
        .toEqual([{ touchpointId: 'checkout', seconds: expect.any(Number), left }]);
      const { seconds } = shop.counted[0]!.waits[0] as { seconds: number };
      expect(seconds).toBeGreaterThan(15);
      expect(seconds).toBeLessThan(30);
    });
  }
});

test.describe('not allowed', () => {
  for (const [name, script, consents] of [
    ['nothing was said', '', undefined],
    ['storage alone', '', { storage: true }],
    [
      'Global Privacy Control',
      `Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`,
      { measurement: true },
    ],
    ['taken back', '', { measurement: false }],
  ] as const) {
    test(name, async ({ page, shop }) => {
      useOnly(shop, 'paymentFailed');
      shop.script = script;
      await visit(page, shop);
      if (name === 'taken back') await allow(page);
      if (consents) await tell(page, 'consent', consents);
      await beAsked(page);
      await prompt(page).getByRole('button', { name: 'Not now' }).click();
      await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
      await page.goto(shop.url + '/help');
      expect(shop.requests.filter((path) => path.includes('exposures'))).toEqual([]);
    });
  }
});

test.describe('experiment', () => {
  const sampled = (experiment: object) => ({
    ...config,
    experiment,
    triggers: [{ signal: 'rageClick', touchpoint: 'checkout' }],
  });
  const rage = async (page: Page): Promise<void> => {
    for (let times = 0; times < 3; times++) await page.locator('#text').click();
    await passTime(page, 15_000);
  };

  test('who is held out is never asked, counts as such, and may still speak', async ({ page, shop }) => {
    shop.config = sampled({ holdOut: 1 });
    await visit(page, shop);
    await allow(page);
    await rage(page);
    await expect(prompt(page)).toHaveCount(0);
    await page.locator('earful-launcher button').first().click();
    await expect(prompt(page)).toBeVisible();
    await leave(page, shop, { triggered: 1, 'suppressed:holdOut': 1 });
  });

  for (const [opening, title, order] of [
    ['critique', 'Did we fall short here?', 'worstFirst'],
    ['neutral', 'How was this for you?', 'bestFirst'],
    ['praise', 'What went well here?', 'bestFirst'],
  ] as const) {
    test(`opening: ${opening}`, async ({ page, shop }) => {
      shop.config = sampled({ opening: { [opening]: 1 } });
      await visit(page, shop);
      await allow(page);
      await rage(page);
      await expect(prompt(page).getByRole('heading')).toHaveText(title);
      await prompt(page).getByRole('button', { name: 'much worse' }).click();
      await expect(prompt(page).getByRole('status')).toContainText('We have it');
      expect(shop.received[0]).toMatchObject({ opening, answerOrder: order, disconfirmation: -2 });
      await leave(page, shop, { triggered: 1, shown: 1, started: 1, sent: 1 });
      expect(shop.counted.flatMap(({ rows }) => rows).every((row) => row['opening'] === opening)).toBe(true);
    });
  }

  test('a moment that was not let through counts with the opening that it would have had', async ({ page, shop }) => {
    shop.config = {
      ...sampled({ opening: { praise: 1 } }),
      triggers: [{ signal: 'rageClick', touchpoint: 'checkout', delayMs: 30_000, cancelledBy: ['answered'] }],
    };
    await visit(page, shop);
    await allow(page);
    await rage(page);
    await tell(page, 'signal', 'answered');
    await passTime(page, 30_000);
    await leave(page, shop, { triggered: 1, 'suppressed:cancelled': 1 });
    expect(new Set(shop.counted.flatMap(({ rows }) => rows.map(({ opening }) => opening)))).toEqual(
      new Set(['praise']),
    );
  });
});

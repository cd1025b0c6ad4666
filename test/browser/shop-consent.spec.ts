import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { buy, choose, flip } from '../helpers/at-the-shop.js';
import { test } from '../helpers/demo-fixture.js';

const notice = (page: Page) => page.getByRole('region', { name: 'May we remember, and count?' });
const invitation = (page: Page) => page.locator('earful-critique[surface=card]');
const launcher = (page: Page) => page.locator('earful-launcher');
/** Everything that could outlive the page. */
const noted = (page: Page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

/** A payment that the bank refuses, asked about at the next quiet moment. */
const beAsked = async (page: Page, shopUrl: string): Promise<void> => {
  await page.clock.install();
  await buy(page, shopUrl);
  await expect(page.getByRole('alert')).toContainText('declined');
  // The first failure is left to the link below the message.
  await expect(page.getByRole('link', { name: 'Tell us what that meant for you' })).toBeVisible();
  const again = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await again;
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.clock.runFor(15_000);
  await expect(invitation(page)).toBeVisible();
};

test.describe('the notice', () => {
  test('lies in the page below the first screen, covers nothing, and offers two equal ways', async ({ page, demo }) => {
    for (const path of ['', 'search?q=nothing', 'checkout']) {
      await page.goto(demo.shopUrl + path);
      await expect(notice(page)).not.toBeInViewport();
    }
    expect(await notice(page).evaluate((element) => getComputedStyle(element).position)).toBe('static');
    for (const box of await notice(page).getByRole('checkbox').all()) await expect(box).not.toBeChecked();
    const looks = await notice(page)
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => {
          const { width, height } = button.getBoundingClientRect();
          const { color, backgroundColor, fontWeight, fontSize, borderColor } = getComputedStyle(button);
          return { width, height, color, backgroundColor, fontWeight, fontSize, borderColor };
        }),
      );
    expect(looks).toHaveLength(2);
    expect(looks[0]).toEqual(looks[1]);
    const { violations } = await new AxeBuilder({ page: page as never }).include('.privacy').analyze();
    expect(violations).toEqual([]);
  });

  test('refusing is one press, keeps what was typed, and is remembered by the shop alone', async ({ page, demo }) => {
    await page.goto(`${demo.shopUrl}returns`);
    await page.getByLabel('Order number').fill('1042');
    await notice(page).getByRole('button', { name: 'Allow neither' }).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeFocused();
    await expect(page.getByRole('button', { name: 'Allow neither' })).toBeHidden();
    await expect(page.getByLabel('Order number')).toHaveValue('1042');
    await page.goto(demo.shopUrl);
    await expect(launcher(page)).toHaveCount(1);
    await expect(notice(page)).toHaveCount(0);
    expect(await noted(page)).toEqual([]);
  });

  test('what was allowed is taken back under "Privacy choices", and its notes go', async ({ page, demo }) => {
    await page.goto(`${demo.shopUrl}help`);
    await notice(page).getByRole('checkbox', { name: 'Remember on this device' }).check();
    await notice(page).getByRole('button', { name: 'Save what I ticked' }).click();
    await expect.poll(() => noted(page)).toEqual(expect.arrayContaining(['earful:lot', 'earful:trail']));
    await page.getByRole('link', { name: 'Privacy choices' }).click();
    await expect(page.getByRole('checkbox', { name: 'Remember on this device' })).toBeChecked();
    await expect(launcher(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Allow neither' }).click();
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(await noted(page)).not.toContain('earful:trail');
  });

  test('beside it, where there is room, Earful may ask', async ({ page, demo }) => {
    await flip(page, demo.switchboardUrl, 'The search index is empty');
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.clock.install();
    await page.goto(`${demo.shopUrl}search?q=linen`);
    await expect(launcher(page)).toHaveCount(1);
    await notice(page).getByRole('button', { name: 'Allow neither' }).scrollIntoViewIfNeeded();
    await page.clock.runFor(20_000);
    await expect(invitation(page)).toBeVisible();
    await expect(notice(page)).toBeInViewport();
  });

  test('where it would cover it, Earful asks nothing while it is in view; then it does', async ({ page, demo }) => {
    await page.setViewportSize({ width: 800, height: 720 });
    await flip(page, demo.switchboardUrl, 'The search index is empty');
    await page.clock.install();
    await page.goto(`${demo.shopUrl}search?q=linen`);
    await expect(launcher(page)).toHaveCount(1);
    await notice(page).getByRole('button', { name: 'Allow neither' }).scrollIntoViewIfNeeded();
    await page.clock.runFor(20_000);
    await expect(invitation(page)).toHaveCount(0);
    await page.locator('h1').scrollIntoViewIfNeeded();
    await expect(notice(page)).not.toBeInViewport();
    await page.clock.runFor(20_000);
    await expect(invitation(page)).toBeVisible();
  });
});

test.describe('back at the help page', () => {
  /** Help, returns, help again, and long enough there. */
  const comeBack = async (page: Page, shopUrl: string): Promise<void> => {
    await page.clock.install();
    for (const path of ['help', 'returns', 'help']) {
      await page.goto(shopUrl + path);
      await expect(launcher(page)).toHaveCount(1);
      await page.clock.runFor(1_000);
    }
    await page.clock.runFor(25_000);
  };

  test('is asked about, where pages may be remembered', async ({ page, demo, rows }) => {
    await choose(page, demo.shopUrl, 'Remember on this device');
    await comeBack(page, demo.shopUrl);
    await expect(invitation(page).getByRole('heading', { name: 'You came back for help.' })).toBeVisible();
    await invitation(page).getByRole('button', { name: 'much worse', exact: true }).click();
    await expect(invitation(page).getByText('Thank you. We have it.')).toBeVisible();
    expect(rows('select origin, touchpoint_id from revisions')).toEqual([
      { origin: 'helpLoop', touchpoint_id: 'help' },
    ]);
  });

  test('is not noticed where they may not', async ({ page, demo }) => {
    await choose(page, demo.shopUrl, 'Count');
    await comeBack(page, demo.shopUrl);
    await expect(invitation(page)).toHaveCount(0);
  });
});

test('back from the checkout to the basket, across real pages', async ({ page, demo }) => {
  await choose(page, demo.shopUrl, 'Remember on this device');
  await page.goto(`${demo.shopUrl}products/linen-apron`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.locator('[data-basket-count]')).toHaveText('1');
  await page.clock.install();
  for (const path of ['basket', 'checkout']) {
    await page.goto(demo.shopUrl + path);
    await expect(launcher(page)).toHaveCount(1);
    await page.clock.runFor(1_000);
  }
  await expect(page).toHaveURL(/checkout/);
  await page.goBack();
  await expect(page).toHaveURL(/basket/);
  await expect(launcher(page)).toHaveCount(1);
  await page.clock.runFor(15_000);
  await expect(invitation(page).getByRole('heading', { name: 'Did the basket surprise you?' })).toBeVisible();
});

test.describe('an invitation that was left alone', () => {
  for (const [ticked, times] of [
    [['Remember on this device'], 0],
    [[], 1],
  ] as const) {
    test(`${times ? 'comes again with the next visit' : 'is the last for a while'}: ticked ${ticked.length}`, async ({
      page,
      context,
      demo,
    }) => {
      await flip(page, demo.switchboardUrl, 'The search index is empty');
      await choose(page, demo.shopUrl, ...ticked);
      const search = async (visit: Page): Promise<void> => {
        await visit.clock.install();
        await visit.goto(`${demo.shopUrl}search?q=linen`);
        await expect(launcher(visit)).toHaveCount(1);
        await visit.clock.runFor(15_000);
      };
      await search(page);
      await expect(invitation(page)).toBeVisible();
      await page.close();
      const next = await context.newPage();
      await search(next);
      await expect(invitation(next)).toHaveCount(times);
    });
  }
});

test.describe('counting', () => {
  const sums = 'select touchpoint_id, origin, opening, locale, outcome, reason, count, sample from exposures';
  const dismiss = async (page: Page, shopUrl: string): Promise<void> => {
    await beAsked(page, shopUrl);
    await page.clock.runFor(1_500);
    await invitation(page).getByRole('button', { name: 'Not now' }).click();
    await expect(invitation(page)).toHaveCount(0);
  };

  test.beforeEach(({ page, demo }) => flip(page, demo.switchboardUrl, 'The bank declines every card'));

  test('allowed: what was left to a link, then seen and dismissed, is four sums in the database', async ({
    page,
    demo,
    rows,
  }) => {
    await choose(page, demo.shopUrl, 'Count');
    await dismiss(page, demo.shopUrl);
    await page.goto(`${demo.shopUrl}help`);
    const row = { touchpoint_id: 'checkout', origin: 'paymentFailed', opening: 'critique', locale: 'en' };
    const one = { ...row, reason: '', count: 1, sample: 0 };
    const sent = ['dismissedNotNow', 'shown', 'suppressed', 'triggered'].map((outcome) => ({ ...one, outcome }));
    Object.assign(sent[2]!, { reason: 'offered' });
    Object.assign(sent[3]!, { count: 2 });
    await expect.poll(() => rows(`${sums} order by outcome`)).toEqual(sent);
  });

  for (const [name, ticked, refuses] of [
    ['refused', ['Remember on this device'], undefined],
    ['Global Privacy Control, as the shop hears it', ['Count'], 'header'],
    ['Global Privacy Control, as Earful sees it', ['Count'], 'property'],
  ] as const) {
    test(`${name}: nothing is sent, and nothing is there`, async ({ page, demo, rows }) => {
      const sent: string[] = [];
      page.on('request', (request) => sent.push(new URL(request.url()).pathname));
      await choose(page, demo.shopUrl, ...ticked);
      // Switched on after counting was allowed. A browser says it in both places; each must be enough.
      if (refuses === 'header') await page.setExtraHTTPHeaders({ 'sec-gpc': '1' });
      if (refuses === 'property')
        await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
      await dismiss(page, demo.shopUrl);
      await page.goto(`${demo.shopUrl}help`);
      await expect(launcher(page)).toHaveCount(1);
      expect(sent).toContain('/help');
      expect(sent.filter((path) => path.includes('exposures'))).toEqual([]);
      expect(rows(sums)).toEqual([]);
    });
  }
});

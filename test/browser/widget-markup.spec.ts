import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, passTime, test, visit } from './widget-page.js';
import { asking, drawn, evaluated, expectAsked } from './widget-probes.js';

const wheel = async (page: Page, px: number) => {
  await page.mouse.wheel(0, px);
  await page.waitForFunction((down) => (down ? scrollY > 0 : scrollY === 0), px > 0);
  await drawn(page);
};

test.describe('signals in the markup', () => {
  const parameters = { facts: [{ name: 'sku', is: 'equals', value: 'x' }] };
  const notice = (facts: string) => `<p data-earful-signal="outOfStock" data-earful-facts='${facts}'>Sold out</p>`;
  const above = '<div class="tall"></div>';

  for (const [name, asked, body, given] of [
    ['asks, with the facts', true, notice('{"sku":"x"}'), parameters],
    ['asks where the facts are no JSON', true, notice('{sku}'), undefined],
    ['stays silent for other facts', false, notice('{"sku":"y"}'), parameters],
    ['stays silent while it is out of view', false, above + notice('{"sku":"x"}'), parameters],
  ] as const) {
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('outOfStock', given), body });
      await visit(page, shop);
      await drawn(page);
      await expectAsked(page, asked);
    });
  }

  test('once for each element', async ({ page, shop }) => {
    Object.assign(shop, { config: asking('outOfStock', { times: 2 }), body: notice('{}') + above + above });
    await visit(page, shop);
    for (const px of [1_500, -5_000]) {
      await drawn(page);
      await passTime(page, 1_000);
      await wheel(page, px);
    }
    await expectAsked(page, false);
  });

  test('again for an element that a framework uses for something else', async ({ page, shop }) => {
    Object.assign(shop, { config: asking('outOfStock', { times: 2 }), body: notice('{"sku":"x"}') });
    await visit(page, shop);
    await drawn(page);
    await passTime(page, 1_000);
    await page.locator('[data-earful-signal]').evaluate((it) => (it.dataset['earfulFacts'] = '{"sku":"y"}'));
    await passTime(page, 1_000);
    await drawn(page);
    await expectAsked(page, true);
  });

  test.describe('where no trigger needs more than the defaults', () => {
    const refused = '<p data-earful-signal="paymentFailed">It did not go through.</p>';
    const add = `addEventListener('click', () => {
      const notice = Object.assign(document.createElement('p'), { textContent: 'It did not go through.' });
      notice.dataset.earfulSignal = 'paymentFailed';
      document.querySelector('main').append(notice);
    })`;

    for (const [name, body, script] of [
      ['there from the start', refused, ''],
      ['added later', '', add],
    ] as const) {
      test(`asks for what is ${name}`, async ({ page, shop }) => {
        shop.config = { ...config, triggers: config.triggers.slice(0, 1) };
        Object.assign(shop, { body, script });
        const chunk = page.waitForResponse(/\/signals\.js/);
        await visit(page, shop);
        if (script) {
          // Long after the page was idle.
          await passTime(page, 60_000);
          expect(shop.requests.some((path) => path.endsWith('/signals.js'))).toBe(false);
          await page.locator('#text').click();
          await passTime(page, 600);
        }
        await evaluated(page, (await chunk).url());
        await drawn(page);
        await passTime(page, 15_000);
        await expect(page.locator('earful-critique').getByRole('heading')).toHaveText('The payment didn’t go through.');
      });
    }

    test('fetches nothing for markup where no trigger could hear it', async ({ page, shop }) => {
      shop.config = { ...config, triggers: [{ signal: 'promiseOverdue', touchpoint: 'checkout' }] };
      shop.body = refused;
      await visit(page, shop);
      await passTime(page, 5_000);
      await drawn(page);
      expect(shop.requests.some((path) => path.endsWith('/signals.js'))).toBe(false);
    });
  });
});

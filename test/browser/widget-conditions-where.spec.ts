import { expect } from '@playwright/test';
import { expectOutcome, failToPay, go, openCheckout, outcomes } from './payment-page.js';
import { config, passTime, test, visit } from './widget-page.js';

const outcomeOf = (held: boolean) => (held ? 'shown' : 'condition');

test.describe('the address', () => {
  for (const [pattern, path, held] of [
    ['/checkout/**', '/checkout/2/pay', true],
    ['/checkout/*', '/checkout/2/pay', false],
    ['/checkout?step=*', '/checkout?lang=en&step=pay', true],
    ['/checkout?step=*', '/checkout?lang=en', false],
    ['/checkout?back=*', '/checkout?back=/orders/7', true],
    ['#/pay', '/checkout#/pay', true],
    ['#/pay', '/checkout#/basket', false],
    ['/checkout/płatność', '/checkout/płatność', true],
    ['/checkout/p%C5%82atno%C5%9B%C4%87', '/checkout/płatność', true],
    ['#/płatność', '/checkout#/płatność', true],
  ] as const) {
    test(`${path} is ${held ? '' : 'not '}covered by ${pattern}`, async ({ page, shop }) => {
      openCheckout(shop, { when: { addresses: ['/nowhere', pattern] } });
      await visit(page, shop, path);
      await failToPay(page, shop);
      await expectOutcome(page, outcomeOf(held));
    });
  }
});

test.describe('where the visitor came from', () => {
  for (const [pattern, held] of [
    ['localhost:*/**', true],
    ['localhost:*/łóżka', true],
    ['localhost:*/szafy', false],
    ['search.example/**', false],
  ] as const) {
    test(`from another site: ${pattern} ${held ? 'holds' : 'does not hold'}`, async ({ page, shop }) => {
      openCheckout(shop, { when: { referrers: [pattern] } });
      // Of another site only the host is told, unless it says more.
      shop.body += `<a href="${shop.url}/checkout" referrerpolicy="unsafe-url">Checkout</a>`;
      await visit(page, { ...shop, url: shop.url.replace('127.0.0.1', 'localhost') }, '/łóżka');
      const prompt = page.waitForResponse(/127\.0\.0\.1.*\/prompt\.js/);
      await page.getByRole('link', { name: 'Checkout' }).click();
      await page.clock.runFor(2_000);
      await prompt;
      await failToPay(page, shop);
      await expectOutcome(page, outcomeOf(held));
    });
  }

  test('from nowhere: no pattern holds', async ({ page, shop }) => {
    openCheckout(shop, { when: { referrers: ['**', '*/**'] } });
    await visit(page, shop);
    await failToPay(page, shop);
    await expectOutcome(page, 'condition');
  });
});

test.describe('the way here', () => {
  const here = '/checkout/2';
  for (const [name, when, paths, held] of [
    ['passed, in this order', { passed: ['help', 'order-status'] }, ['/help', '/orders/1', here], true],
    ['passed, in another order', { passed: ['help', 'order-status'] }, ['/orders/1', '/help', here], true],
    ['only one of them passed', { passed: ['help', 'order-status'] }, ['/help', here], false],
    ['passed, and here', { passed: ['checkout'] }, [], true],
    ['the touchpoint before', { previous: ['help'] }, ['/help', here], true],
    ['not the one before that', { previous: ['help'] }, ['/help', '/orders/1', here], false],
    ['nor the one here', { previous: ['checkout'] }, [], false],
  ] as const) {
    test(`${name}: ${held ? 'asked' : 'not asked'}`, async ({ page, shop }) => {
      openCheckout(shop, { when });
      await visit(page, shop);
      for (const path of paths) await go(page, path);
      await failToPay(page, shop);
      await expectOutcome(page, outcomeOf(held));
    });
  }
});

test.describe('the phase of the touchpoint that is here', () => {
  for (const [phases, path, held] of [
    [['during'], '/checkout/2', true],
    [['before', 'after'], '/checkout/2', false],
    [['after'], '/orders/1', true],
    [['during'], '/help', false],
  ] as const) {
    test(`${phases.join()} at ${path}: ${held ? 'asked' : 'not asked'}`, async ({ page, shop }) => {
      const phase: Record<string, string> = { checkout: 'during', 'order-status': 'after' };
      const touchpoints = config.touchpoints.map((one) => ({ ...one, ...(phase[one.id] && { phase: phase[one.id] }) }));
      openCheckout(shop, { when: { phases } }, { touchpoints });
      await visit(page, shop, path);
      await failToPay(page, shop);
      await expectOutcome(page, outcomeOf(held));
    });
  }
});

test.describe('the width, to the pixel, at the moment', () => {
  for (const [when, width, held] of [
    [{ minWidthPx: 800 }, 800, true],
    [{ minWidthPx: 800 }, 799, false],
    [{ maxWidthPx: 800 }, 800, true],
    [{ maxWidthPx: 800 }, 801, false],
  ] as const) {
    test(`${JSON.stringify(when)} at ${width}: ${held ? 'asked' : 'not asked'}`, async ({ page, shop }) => {
      openCheckout(shop, { when });
      await visit(page, shop);
      await page.setViewportSize({ width, height: 800 });
      await failToPay(page, shop);
      await expectOutcome(page, outcomeOf(held));
    });
  }
});

for (const [device, width, coarse] of [
  ['desktop', 500, false],
  ['phone', 599, true],
  ['tablet', 600, true],
] as const) {
  // Only Chromium can be told that a finger points at it.
  test.describe(`a ${device}`, { tag: coarse ? '@chromium' : [] }, () => {
    test.use({ viewport: { width, height: 800 }, isMobile: coarse, hasTouch: coarse });
    for (const held of [true, false]) {
      test(held ? 'asked on one' : 'not asked on the others', async ({ page, shop }) => {
        const others = ['phone', 'tablet', 'desktop'].filter((one) => one !== device);
        openCheckout(shop, { when: { devices: held ? [device] : others } });
        await visit(page, shop);
        await failToPay(page, shop);
        await expectOutcome(page, outcomeOf(held));
      });
    }
  });
}

test.describe('the language', () => {
  for (const [languages, lang, held] of [
    [['de', 'pt'], 'pt-BR', true],
    [['pt-BR'], 'pt', false],
    [['pt'], 'en', false],
  ] as const) {
    test(`${languages.join()} on a page in ${lang}: ${held ? 'asked' : 'not asked'}`, async ({ page, shop }) => {
      openCheckout(shop, { when: { languages } });
      shop.lang = lang;
      await visit(page, shop);
      await failToPay(page, shop);
      await expectOutcome(page, outcomeOf(held));
    });
  }
});

test.describe('the language, in a browser that speaks Brazilian Portuguese', () => {
  test.use({ locale: 'pt-BR' });
  for (const [lang, locale, language] of [
    ['', '', 'pt'],
    ['de', '', 'de'],
    ['de', 'pl', 'pl'],
  ] as const) {
    test(`of a page in "${lang}" with data-locale="${locale}" is ${language}`, async ({ page, shop }) => {
      openCheckout(shop, { when: { languages: [language] } });
      shop.lang = lang;
      shop.tag = shop.tag.replace('data-endpoint', `data-locale="${locale}" data-endpoint`);
      await visit(page, shop);
      await failToPay(page, shop);
      await passTime(page, 15_000);
      expect(await outcomes(page)).toEqual(['shown']);
    });
  }
});

test('all that is given must hold, and is looked at again at each failure', async ({ page, shop }) => {
  openCheckout(shop, { when: { addresses: ['/checkout/**'], passed: ['help'] } });
  await visit(page, shop);
  for (const path of ['/checkout/2', '/help']) {
    await go(page, path);
    await failToPay(page, shop);
    await passTime(page, 1_000);
  }
  await go(page, '/checkout/2');
  await failToPay(page, shop);
  await passTime(page, 15_000);
  expect(await outcomes(page)).toEqual(['condition', 'condition', 'shown']);
});

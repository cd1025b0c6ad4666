import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, useOnly, visit } from './widget-page.js';
import { cutOff, passThrough } from './widget-states.js';

const prompt = (page: Page) => page.locator('earful-critique');

const sizes = [
  ['320', 320, 640],
  ['1280', 1280, 720],
] as const;

for (const [name, width, height] of sizes) {
  test.describe(`${name} px`, () => {
    test.beforeEach(({ page }) => page.setViewportSize({ width, height }));

    test('letters twice as large: nothing is cut off, nothing scrolls sideways', async ({ page, shop }) => {
      shop.answers['/large.css'] = [200, 'text/css', ':root { --earful-size: 1.875em }'];
      shop.body = '<link rel="stylesheet" href="/large.css">';
      await visit(page, shop);
      await passThrough(page, shop, async (state) => expect([state, await cutOff(page)]).toEqual([state, []]));
      expect(
        await prompt(page).evaluate((it) => getComputedStyle(it.shadowRoot!.querySelector('.panel')!).fontSize),
      ).toBe('30px');
    });

    test('wider spacing of letters, words, lines and paragraphs (WCAG 1.4.12)', async ({ page, shop }) => {
      // A visitor's own style sheet also reaches into shadow roots.
      shop.script = `
        const wide = new CSSStyleSheet();
        wide.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (init) {
          const root = attach.call(this, init);
          const set = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
          Object.defineProperty(root, 'adoptedStyleSheets', {
            get: () => set.get.call(root),
            set: (sheets) => set.set.call(root, [...[...sheets].filter((one) => one !== wide), wide]),
          });
          return root;
        };`;
      await visit(page, shop);
      await passThrough(page, shop, async (state) => expect([state, await cutOff(page)]).toEqual([state, []]));
      expect(
        await prompt(page).evaluate((it) =>
          parseFloat(getComputedStyle(it.shadowRoot!.querySelector('h2')!).letterSpacing),
        ),
      ).toBeGreaterThan(1);
    });

    for (const scheme of ['light', 'dark'] as const) {
      test(`axe finds nothing, ${scheme}`, async ({ page, shop }) => {
        test.setTimeout(60_000);
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await visit(page, shop);
        await passThrough(page, shop, async (state) => {
          await page.clock.runFor(1_000);
          await page.evaluate(() =>
            Promise.all(
              [...document.querySelectorAll('earful-critique')].flatMap((it) =>
                it.shadowRoot!.getAnimations().map((animation) => animation.finished),
              ),
            ),
          );
          const { violations } = await new AxeBuilder({ page: page as never })
            .include('earful-critique, earful-launcher')
            .analyze();
          expect([state, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([state, []]);
        });
      });
    }
  });
}

/** Words of buttons that go on in the next line, but for those that a hyphen divides. */
const torn = (page: Page) =>
  prompt(page).evaluate((it) =>
    [...it.shadowRoot!.querySelectorAll('button')].flatMap((button) => {
      const text = [...button.childNodes].find((node) => node.nodeType === 3 && /\S/.test(node.nodeValue!));
      return [...(text?.nodeValue ?? '').matchAll(/[^\s-]+/g)]
        .filter(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text!, index);
          range.setEnd(text!, index + word.length);
          return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
        })
        .map(([word]) => word);
    }),
  );

for (const [width, lang] of [
  [320, 'de'],
  [360, 'en'],
  [360, 'ar'],
  [412, 'fr'],
] as const)
  for (const known of [true, false]) {
    const scale = known ? 'severity' : 'comparison';
    test(`letters twice as large, ${width} px, ${lang}, ${scale}: answers grow, too, and buttons keep their words whole`, async ({
      page,
      shop,
    }) => {
      shop.lang = lang;
      shop.answers['/large.css'] = [200, 'text/css', ':root { --earful-size: 1.875em }'];
      shop.body = '<link rel="stylesheet" href="/large.css">';
      useOnly(shop, 'paymentFailed', { known });
      await page.setViewportSize({ width, height: 2 * width });
      await visit(page, shop);
      await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
      await passTime(page);
      const bar = prompt(page).locator('.bar');
      if (await bar.isVisible()) await bar.click();
      const answers = prompt(page).locator('.answers button');
      for (const one of await answers.all())
        expect(await one.evaluate((it) => parseFloat(getComputedStyle(it).fontSize))).toBeGreaterThanOrEqual(24);
      expect([await torn(page), await cutOff(page)]).toEqual([[], []]);
      await answers.nth(1).click();
      await expect(prompt(page).locator('textarea').first()).toBeVisible();
      expect([await torn(page), await cutOff(page)]).toEqual([[], []]);
      shop.mode = 'refuse';
      await prompt(page).locator('textarea').first().fill('Twice declined.');
      await prompt(page).locator('.primary').click();
      await expect(prompt(page).locator('.returned button')).toHaveCount(3);
      expect([await torn(page), await cutOff(page)]).toEqual([[], []]);
    });
  }

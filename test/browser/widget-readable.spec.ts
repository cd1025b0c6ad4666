import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, visit } from './widget-page.js';
import type { Shop } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');

/** Everything whose words are cut off, or that has to be scrolled sideways. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const roots = [...document.querySelectorAll('earful-critique, earful-launcher')].map((it) => it.shadowRoot!);
    const cut = roots
      .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])
      .filter((one) => one.checkVisibility() && one.clientWidth > 1 && !one.closest('.plain'))
      .filter((one) => {
        const { overflowY, clipPath } = getComputedStyle(one);
        if (clipPath !== 'none') return false;
        const isWide = one.scrollWidth > one.clientWidth + 1;
        const isTall = one.scrollHeight > one.clientHeight + 1 && overflowY !== 'auto' && one.localName !== 'textarea';
        return isWide || (isTall && one.matches('button, .chip, p, h2, legend, .head, .foot'));
      })
      .map((one) => one.className || one.localName);
    return [...cut, ...(document.documentElement.scrollWidth > innerWidth ? ['page'] : [])];
  });

/** Passes through every state, and looks in each. */
const passThrough = async (page: Page, shop: Shop, look: (state: string) => Promise<void>): Promise<void> => {
  const press = (name: string) => prompt(page).getByRole('button', { name, exact: true }).click();
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await look('invitation');
  await tell(page, 'close');
  await expect(prompt(page)).toHaveCount(0);
  await page.locator('earful-launcher .options').click();
  await look('launcher');
  await page.keyboard.press('Escape');
  await page.locator('earful-launcher .main').click();
  await look('ask');
  shop.mode = 'down';
  await press('worse');
  await expect(prompt(page).getByRole('status')).toContainText('This is kept');
  await look('saved');
  await prompt(page).getByText('Yes, call me back').click();
  await press('Send details');
  await look('fault');
  await press('Make smaller');
  await look('small');
  await prompt(page).locator('.bar').click();
  await prompt(page).getByLabel('No, just fix it').check();
  await prompt(page)
    .getByLabel('In your own words')
    .fill('A'.repeat(90) + ' ' + 'words '.repeat(40));
  shop.mode = 'refuse';
  await press('Send details');
  await expect(prompt(page).getByRole('status')).toContainText('We could not accept this');
  await look('returned');
  shop.mode = 'up';
  await press('Change');
  await press('Send details');
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await look('done');
};

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

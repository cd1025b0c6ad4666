import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { pseudoWording } from '../helpers/pseudo-locale.js';
import { config, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');

/** What is cut off, sticks out, or lies over its neighbour, in the words of whoever has to repair it. */
const misfits = (page: Page): Promise<string[]> =>
  prompt(page).evaluate((host) => {
    const panel = host.shadowRoot!.querySelector('.panel')!;
    const found: string[] = [];
    const name = (one: Element) => `${one.localName}.${one.className} "${one.textContent?.trim().slice(0, 30)}"`;
    const shown = [...panel.querySelectorAll('*')].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 1 && height > 1 && !one.closest('.plain') && !one.matches('option, .chip input');
    });
    const { left, right } = panel.getBoundingClientRect();
    for (const one of shown) {
      const box = one.getBoundingClientRect();
      if (box.left < left - 1 || box.right > right + 1) found.push(`sticks out of the panel: ${name(one)}`);
      if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        found.push(`is cut off at its side: ${name(one)}`);
      const isText = one.matches('button, h2, legend, label, p, span, strong, a');
      if (isText && one.scrollHeight > one.clientHeight + 3 && one.clientHeight > 0)
        found.push(`is cut off below: ${name(one)}`);
    }
    const pieces = shown.filter((one) =>
      one.matches('button, .chip, h2, p, legend, textarea, .field > span, .field > input, a.status'),
    );
    // Head and foot stay in place over what scrolls below them.
    const layer = (one: Element) => one.closest('.head, .foot')?.className ?? '';
    for (const [index, one] of pieces.entries())
      for (const other of pieces.slice(index + 1)) {
        if (one.contains(other) || layer(one) !== layer(other)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1) found.push(`overlap: ${name(one)} and ${name(other)}`);
      }
    if (panel.scrollWidth > panel.clientWidth + 1) found.push('the panel scrolls both ways');
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth - innerWidth} px too wide`);
    return found;
  });

const pseudoConfig = { ...config, wording: pseudoWording() };
const title = 'Đïđ ŵë ƒåļļ šħöŕŧ ħëŕë';

for (const [width, height] of [
  [320, 640],
  [1280, 800],
] as const) {
  test.describe(`40 % longer, at ${width} px`, () => {
    test.use({ viewport: { width, height } });

    test('inline: the question, the details and the end fit', async ({ page, shop }) => {
      shop.config = { ...pseudoConfig, launcher: false };
      shop.body = '<earful-critique touchpoint="checkout" surface="inline"></earful-critique>';
      await visit(page, shop);
      await expect(prompt(page).getByRole('heading')).toContainText(title);
      expect(await misfits(page)).toEqual([]);
      await prompt(page).locator('.answers button').first().click();
      await expect(prompt(page).locator('textarea').first()).toBeVisible();
      await prompt(page).locator('input[value=email]').check({ force: true });
      expect(await misfits(page)).toEqual([]);
      await prompt(page).locator('[part=send]').click();
      // Without an address it is refused, in words.
      await expect(prompt(page).locator('#fault')).toContainText('Ŧħïš đöëš ñöŧ ļööķ');
      expect(await misfits(page)).toEqual([]);
      await prompt(page).locator('#contact').fill('anna@example.com');
      await prompt(page).locator('[part=send]').click();
      await expect(prompt(page).locator('.done')).toBeVisible();
      await expect(prompt(page).getByRole('status')).toContainText('Ŧħåñķ ÿöü');
      expect(await misfits(page)).toEqual([]);
    });

    test(`${width < 600 ? 'sheet' : 'card'}: opened by the person, all steps fit`, async ({ page, shop }) => {
      shop.config = pseudoConfig;
      shop.mode = 'down';
      await visit(page, shop);
      const launcher = page.locator('earful-launcher button').first();
      await expect(launcher).toContainText('Ŧëļļ üš');
      const box = (await launcher.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      await launcher.click();
      await expect(prompt(page).getByRole('heading')).toContainText(title);
      expect(await misfits(page)).toEqual([]);
      await prompt(page).locator('.answers button').first().click();
      await expect(prompt(page).getByRole('status')).toContainText('ķëþŧ öñ ŧħïš đëṽïçë');
      expect(await misfits(page)).toEqual([]);
      await prompt(page).locator('[part=send]').click();
      await expect(prompt(page).locator('.done')).toBeVisible();
      expect(await misfits(page)).toEqual([]);
    });

    test('an invitation, and one about a known failure, fit', async ({ page, shop }) => {
      shop.config = {
        ...pseudoConfig,
        triggers: [{ signal: 'rageClick', touchpoint: 'checkout' }, ...config.triggers.slice(0, 1)],
      };
      await visit(page, shop);
      await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
      await passTime(page);
      await expect(prompt(page).locator('.invites')).toBeVisible();
      await page.clock.runFor(1_000);
      expect(await misfits(page)).toEqual([]);
    });
  });
}

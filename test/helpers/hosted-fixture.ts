import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { test as base } from './demo-fixture.js';

/** Playwright's `test` with the running demo and the address below which its hosted pages lie. */
export const test = base.extend<{ hosted: (path: string) => string }>({
  hosted: async ({ demo }, use) => use((path) => `${demo.shopUrl}earful/t/${path}`),
});

/** The prompt has taken the place of the form. */
export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('earful-critique')?.shadowRoot && !document.querySelector('form'),
  );
}

/** Everything that the page needs without a network is on the device, and the worker answers for it. */
export async function untilOffline(page: Page): Promise<void> {
  const isReady = async () => {
    const kept = await (await caches.open('earful-hosted')).keys();
    const has = (part: string) => kept.some(({ url }) => url.includes(part));
    const needed = ['shell', 'earful.js', '/prompt.js', '/details.js', '/details-en.js', '/further.js'];
    return !!navigator.serviceWorker.controller && needed.every(has);
  };
  await expect.poll(() => page.evaluate(isReady)).toBe(true);
}

/** No rule of WCAG 2.2 AA that a machine can judge is broken. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: page as never })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Nothing sticks out to the side. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

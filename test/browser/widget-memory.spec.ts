import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { test, visit } from './widget-page.js';

/** Nodes and listeners of the page that are still held when everything else has been collected. */
const held = async (page: Page): Promise<number[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // What the first collection sets free is gone after the second.
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return ['Nodes', 'JSEventListeners'].map((wanted) => metrics.find(({ name }) => name === wanted)!.value);
};

// Only Chromium counts what it holds.
test('a prompt that was closed is held by nothing', { tag: '@chromium' }, async ({ page, shop }) => {
  await visit(page, shop);
  const openAndClose = async (times: number): Promise<void> => {
    for (let index = 0; index < times; index++) {
      // In turn for two places, so that none is kept for the next time.
      await page.evaluate(
        (touchpoint) => (window as unknown as { earful: { open(touchpoint: string): void } }).earful.open(touchpoint),
        index % 2 ? 'help' : 'checkout',
      );
      await expect(page.locator('earful-critique').getByRole('heading')).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.locator('earful-critique')).toHaveCount(0);
    }
  };
  await openAndClose(4);
  const before = await held(page);
  await openAndClose(10);
  // One prompt has some sixty nodes. A movement or a timer may hold the last ones for a moment.
  await expect
    .poll(async () => {
      const after = await held(page);
      return { nodes: after[0]! - before[0]! < 60, listeners: after[1]! - before[1]! < 6 };
    })
    .toEqual({ nodes: true, listeners: true });
});

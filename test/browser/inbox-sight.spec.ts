import type { Locator } from '@playwright/test';
import { sampleCase, sampleNow } from '../inbox/sample-cases.js';
import { expect, test } from './inbox-fixture.js';

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => sampleCase(at + 100, { critique: { comment: `Line ${at}.` } }));
const stylesOf = (place: Locator) =>
  place.evaluateAll((elements) =>
    elements.map((one) => {
      const { backgroundColor, borderBottomColor, color } = getComputedStyle(one);
      return [backgroundColor, borderBottomColor, color].join(' ');
    }),
  );

for (const path of ['', 'touchpoints'])
  test(`with colours of the reader’s own, what is chosen looks different: /${path}`, async ({
    page,
    start,
    signIn,
  }) => {
    const fake = await start();
    await signIn(fake);
    await page.goto(`${fake.endpoint}/inbox/${path}`);
    await page.emulateMedia({ forcedColors: 'active' });
    const navigation = page.getByRole('navigation').getByRole('link');
    for (const group of [navigation, ...(await page.locator('.choice').all()).map((one) => one.locator('label'))]) {
      const styles = await stylesOf(group);
      const chosen = await group.evaluateAll((all) =>
        all.findIndex((one) => one.matches('[aria-current], :has(:checked)')),
      );
      expect(chosen).toBeGreaterThanOrEqual(0);
      expect(styles.filter((style) => style === styles[chosen])).toHaveLength(1);
    }
  });

for (const [width, height] of [
  [320, 256],
  [1000, 300],
] as const)
  test(`in a window of ${width} x ${height} nothing covers what has the focus on the way back`, async ({
    page,
    start,
    signIn,
  }) => {
    await page.setViewportSize({ width, height });
    const fake = await start({ cases: lines(12) });
    await signIn(fake);
    const links = page.getByRole('listitem').getByRole('link');
    await links.last().focus();
    fake.arrive(sampleCase(1, { receivedAt: new Date(sampleNow - 20_000).toISOString() }));
    await expect(page.getByRole('button', { name: '1 new critique above' })).toBeVisible();
    for (let at = 11; at > 3; at -= 1) {
      await page.keyboard.press('Shift+Tab');
      await expect(links.nth(at)).toBeFocused();
      const isCovered = await links.nth(at).evaluate((link) => {
        const { left, right, top, bottom } = link.getBoundingClientRect();
        const corners = [left + 1, (left + right) / 2, right - 1].flatMap((x) =>
          [top + 1, bottom - 1].map((y) => [x, y]),
        );
        return corners.some(([x = 0, y = 0]) => !document.elementFromPoint(x, y)?.closest('.row')?.contains(link));
      });
      expect(isCovered, `line ${at}`).toBe(false);
    }
  });

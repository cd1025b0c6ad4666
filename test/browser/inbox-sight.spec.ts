import type { Locator } from '@playwright/test';
import { expect, test } from './inbox-fixture.js';

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

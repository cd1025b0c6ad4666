import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { test } from '../helpers/demo-fixture.js';

/** One of the small pages, once Earful is there. */
const sample = (page: Page, title: string) => page.frameLocator(`iframe[title="${title}"]`).locator('earful-critique');
const colour = (page: Page, name: string, scheme: 'light' | 'dark') =>
  page.locator(`[name="${name}"][data-scheme="${scheme}"]`);

test('the theme page: every surface, in light and dark; what is turned is painted at once and written down', async ({
  page,
  demo,
}) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
  });
  await page.goto(`${demo.shopUrl}theme`);
  for (const scheme of ['light', 'dark'] as const) {
    await expect(sample(page, `In the page, with the launcher, ${scheme}`).getByRole('heading')).toBeVisible();
    await expect(sample(page, `Card, ${scheme}`)).toHaveAttribute('surface', 'card');
    await expect(sample(page, `Sheet, ${scheme}`)).toHaveAttribute('surface', 'sheet');
  }
  // Nothing in a frame has taken the focus.
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');

  await colour(page, 'surface', 'light').fill('#f4f8ff');
  const painted = (title: string) =>
    sample(page, title).evaluate((it) => getComputedStyle(it.shadowRoot!.querySelector('.panel')!).backgroundColor);
  expect(await painted('Card, light')).toBe('rgb(244, 248, 255)');
  expect(await painted('Card, dark')).toBe('rgb(28, 30, 34)');
  await expect(page.getByLabel('Style sheet to copy')).toHaveValue(
    ':root {\n  --earful-surface: light-dark(#f4f8ff, #1c1e22);\n}',
  );
  await expect(page.getByText('Everything can be read.')).toBeVisible();

  await colour(page, 'text', 'light').fill('#ffaaaa');
  await expect(page.locator('[data-verdict="text light"]')).toContainText('needs 4.5');
  await expect
    .poll(() =>
      sample(page, 'Card, light').evaluate((it) => getComputedStyle(it.shadowRoot!.querySelector('h2')!).color),
    )
    .toBe('rgb(0, 0, 0)');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(() => painted('Card, light')).toBe('rgb(255, 255, 255)');
  expect(violations).toEqual([]);
});

test('only the pages of the theme may be framed, and only by the shop', async ({ page, demo }) => {
  const policy = async (path: string) =>
    (await page.request.get(demo.shopUrl + path)).headers()['content-security-policy'];
  expect(await policy('theme/sample')).toContain("frame-ancestors 'self'");
  expect(await policy('help')).toContain("frame-ancestors 'none'");
  expect(await policy('help')).toContain("frame-src 'none'");
});

for (const width of [320, 360, 768]) {
  test(`the theme page at ${width} px is not scrolled sideways`, async ({ page, demo }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(`${demo.shopUrl}theme`);
    await expect(sample(page, 'Card, dark')).toHaveAttribute('surface', 'card');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

for (const width of [320, 360, 1_200]) {
  test(`at ${width} px the card is whole in its frame, and the launcher covers no answer`, async ({ page, demo }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${demo.shopUrl}theme`);
    for (const scheme of ['light', 'dark']) {
      const inPage = page.frameLocator(`iframe[title="In the page, with the launcher, ${scheme}"]`);
      await expect(inPage.locator('earful-launcher')).toBeVisible();
      await expect(inPage.getByRole('button', { name: 'much better' })).toBeVisible();
      const covered = await inPage.locator('body').evaluate((body) => {
        const launcher = body.ownerDocument.querySelector('earful-launcher')!.getBoundingClientRect();
        const answers = [...body.querySelector('earful-critique')!.shadowRoot!.querySelectorAll('.answers button')];
        return answers.map((it) => it.getBoundingClientRect().bottom - launcher.top).filter((by) => by > 0);
      });
      expect(covered).toEqual([]);

      const card = sample(page, `Card, ${scheme}`);
      await expect(card.getByRole('heading')).toBeVisible();
      const visible = await page.locator(`iframe[title="Card, ${scheme}"]`).evaluate((it) => {
        const frame = it as HTMLIFrameElement;
        const [outer, seen] = [frame, frame.closest('figure')!].map((one) => one.getBoundingClientRect());
        const scale = outer!.width / frame.offsetWidth;
        const box = frame.contentDocument!.querySelector('earful-critique')!.getBoundingClientRect();
        const [left, right] = [box.left, box.right].map((x) => outer!.left + x * scale);
        return [left! >= seen!.left, right! <= seen!.right, seen!.left >= 0, seen!.right <= innerWidth];
      });
      expect(visible).toEqual([true, true, true, true]);
    }
  });
}

import { sampleStandings } from '../inbox/sample-cases.js';
import { expect, faultsOf, test } from './inbox-fixture.js';

const unknown = 'Denominator unknown: no visitor allowed counting.';

test('says beside the answers how often was asked, and why not more often', async ({ page, start, signIn }) => {
  await signIn(await start());
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  const card = (name: string) => page.locator('.standing').filter({ has: page.getByRole('heading', { name }) });
  await expect(card('Checkout')).toContainText(
    'Asked (where visitors allowed counting): shown 120, answered 9 (8 %, about 90 % sure: 4 to 12 %), sent 8',
  );
  await expect(card('Checkout').getByText('5 to 98 % of those shown may be unhappy')).toBeVisible();
  await expect(card('Checkout').getByText('400, answered 12 (3 %), silent 388')).toBeVisible();
  await card('Checkout').getByText('Who did not answer, and who was not asked').click();
  await expect(card('Checkout').getByText('1,000 had been asked in this visit already')).toBeVisible();
  await expect(card('Checkout').getByText('140 never asked')).toBeVisible();
  await expect(card('Checkout').getByText('They are not all visitors')).toBeVisible();
  await expect(card('Returns').locator('.asked')).toContainText('shown 4, answered 2, sent 2. Below five shown');
  await expect(card('Returns').locator('.asked')).not.toContainText('%');
  await expect(card('Returns').locator('.asked')).toContainText('What silence could hideunknown');
  await expect(card('Home')).toContainText(unknown);
  await expect(card('Basket')).toContainText('No page reported a moment to ask here.');
  await expect(card('Order status')).toContainText('With you by the day we name: kept 42, kept early 3, broken 5');
  expect(await faultsOf(page)).toEqual([]);

  await page.getByText('Volunteered', { exact: true }).click();
  await expect(page.getByText('opened it themselves: 41')).toBeVisible();
  await expect(page.getByText('where visitors allowed counting')).toHaveCount(0);
});

test('without a single report the denominator is unknown, not nought', async ({ page, start, signIn }) => {
  const standings = (origin: 'invited' | 'volunteered') => {
    const all = sampleStandings(origin);
    return { ...all, touchpoints: all.touchpoints.map(({ asked: _none, ...one }) => one) };
  };
  await signIn(await start({ standings }));
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  await expect(page.locator('.standing')).toHaveCount(8);
  await expect(page.getByText(unknown)).toHaveCount(8);
  await page.getByText('Volunteered', { exact: true }).click();
  await expect(page.getByText('opened it themselves: 41')).toBeVisible();
  await expect(page.getByText(unknown)).toHaveCount(0);
});

test('the lines fit a phone', async ({ page, start, signIn }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(await start());
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  const summaries = page.getByText('Who did not answer, and who was not asked');
  await expect(summaries.first()).toBeVisible();
  for (const summary of await summaries.all()) await summary.click();
  await expect(page.getByText('1,000 had been asked in this visit already')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

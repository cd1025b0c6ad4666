import { sampleCase, sampleNow, sampleStanding, sampleStandings } from '../inbox/sample-cases.js';
import { expect, test } from './inbox-fixture.js';

const hoursAgo = (hours: number): string => new Date(sampleNow - hours * 3_600_000).toISOString();

test('works below any base path', async ({ page, start, signIn }) => {
  const fake = await start({ basePath: '/shop/en/voice' });
  await signIn(fake);
  await page.getByRole('link', { name: /Checkout/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('I may not come back');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('I may not come back');
  expect(new URL(page.url()).pathname).toBe(`/shop/en/voice/inbox/${fake.cases[1]?.caseId}`);
});

test('worst first, and whatever is hidden is said', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  const titles = page.getByRole('listitem').getByRole('heading', { level: 2 });
  await expect(titles).toHaveText([
    /Much worse than expected Order status/,
    /I may not come back Checkout/,
    /Worse than expected Product page/,
    /Worse than expected Search/,
    /About as expected Order status/,
  ]);
  await expect(page.getByText('Shown 5 of 6. Filter: open, which means not answered yet.')).toBeVisible();
  const first = page.getByRole('listitem').first();
  await expect(first).toContainText('Read overdue by 3 h');
  await expect(first).toContainText('Answer due in 1 d 16 h');
  await expect(first).toContainText('Wants an answer by e-mail');
  await expect(first).toContainText('asked because a promised date had passed');

  await page.getByText('Newest first').click();
  await expect(titles.first()).toContainText('Search');
  await page.getByLabel('Touchpoint').selectOption('checkout');
  await expect(titles).toHaveCount(1);
  await expect(
    page
      .getByRole('main')
      .getByText('Shown 1 of 6. Filter: open, which means not answered yet, touchpoint “Checkout”.'),
  ).toBeVisible();
  await page.reload();
  await expect(titles).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(titles).toHaveCount(6);
  await expect(page.getByRole('main').getByText('Shown')).toHaveCount(0);
});

test('an empty store is not good news: every touchpoint is listed as not measured', async ({ page, start, signIn }) => {
  const touchpoints = ['Checkout', 'Home', 'Search'].map((name) =>
    sampleStanding({ touchpointId: name.toLowerCase(), name }),
  );
  const fake = await start({
    cases: [],
    standings: (origin) => ({ ...sampleStandings(origin), touchpoints, origins: [] }),
  });
  await signIn(fake);
  await expect(page.getByText('Not measured yet: 3 of 3 touchpoints have no answers.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Touchpoints' }).getByRole('listitem')).toHaveText([
    /Checkout.*No answers yet/,
    /Home.*No answers yet/,
    /Search.*No answers yet/,
  ]);
  await expect(page.getByRole('main')).not.toContainText(/all good|well done|nothing to do/i);
});

test('with everything answered the silent touchpoints are still named', async ({ page, start, signIn }) => {
  const answered = sampleCase(1, { state: 'answered', answeredAt: hoursAgo(1) });
  await signIn(await start({ cases: [answered] }));
  await expect(page.getByText('Nothing is open. 1 so far, all of them answered.')).toBeVisible();
  await expect(page.getByText('Not measured yet: 2 of 8 touchpoints have no answers.')).toBeVisible();
});

test('from line to line with the arrow keys, into a case, and back to the same line', async ({
  page,
  start,
  signIn,
}) => {
  await signIn(await start());
  const links = page.getByRole('listitem').getByRole('link');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Worse than expected');
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle('Worse than expected: Product page · Linen & Oak · Earful');
  await page.goBack();
  await expect(links.nth(2)).toBeFocused();
});

test('the touchpoints page shows n beside every figure, and counts only below five answers', async ({
  page,
  start,
  signIn,
}) => {
  await signIn(await start());
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  const cards = page.getByRole('main').locator('.standing');
  await expect(cards.getByRole('heading', { level: 2 })).toHaveText([
    'Returns',
    'Checkout',
    'Order status',
    'Search',
    'Product page',
    'Home',
    'Basket',
    'Help',
  ]);
  await expect(cards.nth(0)).toContainText('Fix first');
  await expect(cards.nth(0)).toContainText('52 % fell short');
  await expect(cards.nth(0)).toContainText('about 90 % sure: 34 to 69 %; n = 15');
  await expect(cards.nth(0).getByRole('list', { name: 'Answers' }).getByRole('listitem')).toHaveText([
    '7much worse',
    '4worse',
    '3as expected',
    '1better',
    '0much better',
  ]);
  const few = cards.filter({ has: page.getByRole('heading', { name: 'Search' }) });
  await expect(few).toContainText('3 answers');
  await expect(few).toContainText('2 much worse, 1 worse');
  await expect(few).not.toContainText('%');
  await expect(cards.last()).toContainText('Not measured');
  await expect(cards.last()).toContainText('No answers in this period');
  await expect(cards.last()).not.toContainText('%');
  await expect(page.getByText('2 of 8 touchpoints are without an invited answer in this period.')).toBeVisible();

  await expect(cards.nth(2)).toContainText('Day of the week: Monday, 61 where');
  await cards.nth(2).getByText('Causes, times, languages, devices').click();
  const days = cards.nth(2).getByRole('list', { name: 'Day of the week' }).getByRole('listitem');
  await expect(days).toHaveCount(7);
  await expect(days.first()).toContainText('Monday: 61');
  await expect(cards.nth(2)).toContainText('by when it happened, on the clock of Europe/Warsaw');
  const weeks = cards.nth(2).getByRole('list', { name: 'Week by week' }).getByRole('listitem');
  await expect(weeks.first()).toContainText('week of 11 Dec: 5');

  await page.getByText('Volunteered', { exact: true }).click();
  await expect(page.getByText('opened it themselves: 41')).toBeVisible();
  await expect(page.getByText('asked after a failed payment')).toHaveCount(0);
});

test('two spreads with the same mean look different', async ({ page, start, signIn }) => {
  const alike = { n: 20, critiques: 20, k: 10, standing: 0.5, low: 0.3, high: 0.7, label: 'watch' } as const;
  const touchpoints = [
    sampleStanding({ touchpointId: 'split', name: 'Split', ...alike, shares: [10, 0, 0, 0, 10] }),
    sampleStanding({ touchpointId: 'even', name: 'Even', ...alike, shares: [0, 0, 20, 0, 0] }),
  ];
  await signIn(await start({ standings: (origin) => ({ ...sampleStandings(origin), touchpoints }) }));
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  const heights = (at: number) =>
    page
      .locator('.shares')
      .nth(at)
      .locator('rect')
      .evaluateAll((bars) => bars.map((bar) => Math.round(bar.getBoundingClientRect().height)));
  await expect(page.locator('.shares')).toHaveCount(2);
  const [split, even] = [await heights(0), await heights(1)];
  expect(split[0]).toBeGreaterThan(30);
  expect(split.slice(1, 4)).toEqual([0, 0, 0]);
  expect(even[2]).toBeGreaterThan(30);
  expect(even[0]).toBe(0);
});

import type { Locator } from '@playwright/test';
import { sampleCase } from '../inbox/sample-cases.js';
import { expect, test } from './inbox-fixture.js';

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => sampleCase(at + 100, { critique: { comment: `Line ${at}.` } }));
const topOf = (place: Locator): Promise<number> =>
  place.evaluate((line) => Math.round(line.getBoundingClientRect().top));

for (const way of ['the link', 'the button of the browser'])
  test(`back by ${way} is back at the line that was left, in the same place`, async ({ page, start, signIn }) => {
    await signIn(await start({ cases: lines(40) }));
    const line = page.getByRole('listitem').filter({ hasText: 'Line 20.' });
    await line.evaluate((row) => row.scrollIntoView({ block: 'center' }));
    const top = await topOf(line);
    await line.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    if (way === 'the link') await page.getByRole('link', { name: 'Back to the inbox' }).click();
    else await page.goBack();
    await expect(line.getByRole('link')).toBeFocused();
    expect(await topOf(line)).toBe(top);
  });

test('the line after one that was answered has its place and the focus', async ({ page, start, signIn }) => {
  await signIn(await start({ cases: lines(40) }));
  const line = page.getByRole('listitem').filter({ hasText: 'Line 20.' });
  await line.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const top = await topOf(line);
  await line.getByRole('link').click();
  await page.getByLabel('Your answer').fill('It leaves today.');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(page.getByLabel('Add another answer')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the inbox' }).click();
  await expect(line).toHaveCount(0);
  const next = page.getByRole('listitem').filter({ hasText: 'Line 21.' });
  await expect(next.getByRole('link')).toBeFocused();
  expect(await topOf(next)).toBe(top);
});

for (const [which, count] of [
  ['the last', 2],
  ['the only', 1],
] as const)
  test(`when ${which} line was answered the heading has the focus`, async ({ page, start, signIn }) => {
    await signIn(await start({ cases: lines(count) }));
    await page.getByRole('listitem').getByRole('link').last().click();
    await page.getByLabel('Your answer').fill('It leaves today.');
    await page.getByRole('button', { name: 'Send answer' }).click();
    await expect(page.getByLabel('Add another answer')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the inbox' }).click();
    await expect(page.getByText(count === 1 ? 'Nothing is open.' : 'Shown 1 of 2.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeFocused();
  });

test('a line that a colleague answers hands the focus to the next', async ({ page, start, signIn }) => {
  const fake = await start({ cases: lines(3) });
  await signIn(fake);
  await page.getByRole('listitem').getByRole('link').nth(1).focus();
  Object.assign(fake.cases[1]!, { state: 'answered' });
  fake.tell({ kind: 'replied', caseId: fake.cases[1]!.caseId });
  await expect(page.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('listitem').getByRole('link').nth(1)).toBeFocused();
});

test('more lines are read on from the first of them', async ({ page, start, signIn }) => {
  await signIn(await start({ cases: lines(60) }));
  await page.getByRole('button', { name: /^Show 10 more/ }).press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'Line 50.' }).getByRole('link')).toBeFocused();
});

test('who acknowledges stands where it says so', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(`${fake.endpoint}/inbox/${fake.cases[0]?.caseId}`);
  await page.getByRole('button', { name: 'Acknowledge' }).press('Enter');
  await expect(page.getByText(/Acknowledged by Ada/)).toBeFocused();
});

test('who writes on while the receiver takes its time is left to it', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(`${fake.endpoint}/inbox/${fake.cases[0]?.caseId}`);
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  fake.disturb((_, path) => (path.endsWith('/acknowledge') ? held : undefined));
  await page.getByRole('button', { name: 'Acknowledge' }).press('Enter');
  await page.getByLabel('Your answer').focus();
  answer();
  await expect(page.getByText(/Acknowledged by Ada/)).toBeVisible();
  await expect(page.getByLabel('Your answer')).toBeFocused();
});

test('when what was pressed goes with what it has done, the heading has the focus', async ({ page, start, signIn }) => {
  const fake = await start({ cases: [...lines(2), sampleCase(1, { state: 'answered', doubt: ['trap'] })] });
  await signIn(fake);
  const heading = page.getByRole('heading', { level: 1 });
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect(page.getByRole('listitem')).toHaveCount(3);
  await expect(heading).toBeFocused();

  await page.goto(`${fake.endpoint}/inbox/${fake.cases[2]?.caseId}`);
  await page.getByRole('button', { name: 'This is real' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Is this real?' })).toHaveCount(0);
  await expect(heading).toBeFocused();

  for (const path of ['', 'touchpoints', fake.cases[0]?.caseId]) {
    fake.disturb((_, asked) => (/^.(cases|standings)/.test(asked) ? 'unavailable' : undefined));
    await page.goto(`${fake.endpoint}/inbox/${path}`);
    const again = page.getByRole('button', { name: 'Try again' });
    await again.press('Enter');
    await expect(again).toBeFocused();
    fake.disturb(() => undefined);
    await again.press('Enter');
    await expect(again).toHaveCount(0);
    await expect(heading).toBeFocused();
  }
});

test('who goes to what is new above stands on it', async ({ page, start, signIn }) => {
  const fake = await start({ cases: lines(40) });
  await signIn(fake);
  await page.getByRole('listitem').last().getByRole('link').focus();
  for (const more of [1, 2]) fake.arrive(sampleCase(more, { critique: { comment: `New ${more}.` } }));
  await page.getByRole('button', { name: '2 new critiques above' }).press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'New 1.' }).getByRole('link')).toBeFocused();
});

test('who stands on the button when a colleague acknowledges stands where it says so', async ({
  page,
  start,
  signIn,
}) => {
  const fake = await start();
  await signIn(fake);
  const [first] = fake.cases;
  await page.goto(`${fake.endpoint}/inbox/${first?.caseId}`);
  await page.getByRole('button', { name: 'Acknowledge' }).focus();
  Object.assign(first!, { state: 'acknowledged', acknowledgedAt: first!.receivedAt, acknowledgedBy: 'Grace' });
  fake.tell({ kind: 'acknowledged', caseId: first!.caseId });
  await expect(page.getByText(/Acknowledged by Grace/)).toBeFocused();
});

test('who signs out is at the heading of what comes then', async ({ page, start, signIn }) => {
  await signIn(await start());
  await page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeFocused();
});

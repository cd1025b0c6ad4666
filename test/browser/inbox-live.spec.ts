import { sampleCase, sampleNow } from '../inbox/sample-cases.js';
import { expect, test } from './inbox-fixture.js';

const receivedAt = new Date(sampleNow - 20_000).toISOString();
const newcomer = (at: number) =>
  sampleCase(at, {
    harm: 2,
    receivedAt,
    touchpointId: 'checkout',
    touchpointName: 'Checkout',
    critique: { comment: `Arrived while you were reading, number ${at}.` },
  });

test('a new critique appears without a reload and is announced politely', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await expect(page.getByRole('listitem')).toHaveCount(5);
  fake.arrive(newcomer(60));
  await expect(page.getByRole('listitem').first()).toContainText('number 60');
  await expect(page.getByRole('listitem').first()).toHaveClass(/fresh/);
  await expect(page.getByRole('status').filter({ hasText: 'New critique' })).toHaveText(
    'New critique: Checkout, Much worse than expected.',
  );
  await expect(page.getByText('Shown 6 of 7.')).toBeVisible();
});

test('what is being read stays where it is', async ({ page, start, signIn }) => {
  const many = Array.from({ length: 40 }, (_, at) => sampleCase(at + 100, { critique: { comment: `Line ${at}.` } }));
  const fake = await start({ cases: many });
  await signIn(fake);
  const reading = page.getByRole('listitem').filter({ hasText: 'Line 20.' });
  await reading.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const before = await reading.boundingBox();
  fake.arrive(newcomer(61));
  await expect(page.getByRole('button', { name: '1 new critique above' })).toBeVisible();
  expect((await reading.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0);
  await page.getByRole('button', { name: '1 new critique above' }).click();
  await expect(page.getByRole('listitem').first()).toBeInViewport();
  await expect(page.getByRole('button', { name: /above/ })).toHaveCount(0);
});

test('the focused line keeps the focus when others come in above it', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  const link = page.getByRole('listitem').getByRole('link').first();
  await link.focus();
  const title = await link.textContent();
  fake.arrive(newcomer(62));
  await expect(page.getByRole('listitem')).toHaveCount(6);
  await expect(page.getByRole('listitem').nth(1).getByRole('link')).toBeFocused();
  expect(await page.locator(':focus').textContent()).toBe(title);
});

test('two tabs share one stream, and the second reads on when the first closes', async ({
  context,
  page,
  start,
  signIn,
}) => {
  const fake = await start();
  await signIn(fake);
  const second = await context.newPage();
  await second.goto(`${fake.endpoint}/inbox/`);
  await expect(second.getByText('Live', { exact: true })).toBeVisible();
  expect(fake.streams.size).toBe(1);
  fake.arrive(newcomer(63));
  await expect(second.getByRole('listitem').first()).toContainText('number 63');
  await expect(page.getByRole('listitem').first()).toContainText('number 63');

  const opened = fake.requests.filter(({ path }) => path === '/stream').length;
  await page.close();
  await expect.poll(() => fake.requests.filter(({ path }) => path === '/stream').length).toBe(opened + 1);
  fake.arrive(newcomer(64));
  await expect(second.getByRole('list', { name: 'Critiques' })).toContainText('number 64');
});

test('after a break it comes back by itself and fetches what it missed', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  fake.disturb((_, path) => (path === '/stream' ? 'unavailable' : undefined));
  fake.breakStreams();
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  fake.cases.push(newcomer(65));
  fake.disturb(() => undefined);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByRole('listitem').first()).toContainText('number 65');
});

test('a session that ends elsewhere ends here, with a sentence', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  fake.sessions.clear();
  fake.breakStreams();
  await expect(page.getByText('You are not signed in.')).toBeVisible();
});

test('an open case follows what colleagues do', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
  const [first] = fake.cases;
  Object.assign(first!, { state: 'acknowledged', acknowledgedAt: receivedAt, acknowledgedBy: 'Grace' });
  fake.tell({ kind: 'acknowledged', caseId: first!.caseId });
  await expect(page.getByText(/Acknowledged by Grace, 11 Mar 2026/)).toBeVisible();
});

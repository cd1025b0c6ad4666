import { sampleCase } from '../inbox/sample-cases.js';
import { expect, faultsOf, test } from './inbox-fixture.js';

const open = (fakeEndpoint: string, caseId: string | undefined): string => `${fakeEndpoint}/inbox/${caseId}`;

test('expected beside experienced, and how it came here', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
  const expected = page.getByRole('region', { name: 'How it should have been' });
  await expect(expected).toContainText('Here on Monday, or a message');
  await expect(expected).toContainText('With you on Monday, 9 March');
  await expect(expected).toContainText('Promised for 9 Mar 2026, 11:00');
  const experienced = page.getByRole('region', { name: 'What happened' }).first();
  await expect(experienced).toContainText('I stayed at home for it, two days in a row.');
  await expect(experienced).toContainText('Arrived late');
  await expect(experienced).toContainText('Much worse than expected');
  await expect(experienced).toContainText('I may not come back');
  const facts = page.getByRole('region', { name: 'About this critique' });
  for (const text of [
    'Logistics',
    'Waited 3 h 12 min on the device',
    'Sent 2 times',
    'English (en)',
    '390 px',
    '/orders/1001',
    'parcel-2',
    'K7M2-9QXD',
  ]) {
    await expect(facts).toContainText(text);
  }
  await expect(facts.getByRole('list').first()).toHaveText(/Home.*Product page.*Basket.*Checkout.*Order status/);
  await expect(page.getByText('customer@example.org')).toBeVisible();
  expect(await page.getByRole('main').getByRole('link').allTextContents()).toEqual(['Back to the inbox']);
});

test('on a phone, words come before an expectation that nobody named', async ({ page, start, signIn }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const bare = sampleCase(7, { critique: { comment: 'Both cards work elsewhere.' } });
  const named = sampleCase(8, { critique: { comment: 'It came on Friday.', expectedText: 'Here on Monday.' } });
  const fake = await start({ cases: [named, bare] });
  await signIn(fake);
  const topOf = (name: string) =>
    page.getByRole('region', { name, exact: true }).evaluate((region) => region.getBoundingClientRect().top);
  const isNamedFirst = async (caseId: string) => {
    await page.goto(open(fake.endpoint, caseId));
    return (await topOf('How it should have been')) < (await topOf('What happened'));
  };
  expect(await isNamedFirst(named.caseId)).toBe(true);
  expect(await isNamedFirst(bare.caseId)).toBe(false);
});

test('acknowledging is one request and is seen at once', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
  await page.getByRole('button', { name: 'Acknowledge' }).dblclick();
  await expect(page.getByText(/Acknowledged by Ada/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0);
  expect(fake.cases[0]?.state).toBe('acknowledged');
  expect(fake.requests.filter(({ path }) => path.endsWith('/acknowledge'))).toHaveLength(1);
});

test('a double click is one answer, and it stands in the thread', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
  await page.getByLabel('Your answer').fill('  It leaves today.\nYou have it tomorrow.  ');
  await page.getByRole('button', { name: 'Send answer' }).dblclick();
  await expect(page.getByRole('region', { name: 'Answers' }).getByRole('listitem')).toContainText(
    'You have it tomorrow.',
  );
  expect(fake.cases[0]?.replies.map(({ text }) => text)).toEqual(['It leaves today.\nYou have it tomorrow.']);
  await expect(page.getByLabel('Add another answer')).toHaveValue('');
  await page.reload();
  await expect(page.getByLabel('Add another answer')).toHaveValue('');
});

test('a failed answer keeps its text, also over a reload, and arrives once', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
  // The receiver stores the answer and the connection breaks before it can say so.
  fake.disturb((_, path) => (path.endsWith('/replies') ? 'after' : undefined));
  await page.getByLabel('Your answer').fill('We send a new one.');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent.' })).toContainText('Your text is still here.');
  expect(fake.cases[0]?.replies).toHaveLength(1);
  fake.disturb(() => undefined);
  await page.reload();
  const box = page.getByRole('textbox');
  await expect(box).toHaveValue('We send a new one.');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(box).toHaveValue('');
  expect(fake.cases[0]?.replies).toHaveLength(1);
});

test('what was changed after a failure that was none is not lost', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
  fake.disturb((_, path) => (path.endsWith('/replies') ? 'after' : undefined));
  const box = page.getByRole('textbox');
  await box.fill('First version.');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(page.getByText('Not sent.')).toBeVisible();
  fake.disturb(() => undefined);
  await box.fill('Second version.');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(page.getByText('An earlier version of this answer had arrived after all.')).toBeVisible();
  await expect(box).toHaveValue('Second version.');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(box).toHaveValue('');
  expect(fake.cases[0]?.replies.map(({ text }) => text)).toEqual(['First version.', 'Second version.']);
});

test('an empty answer is not sent', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expect(page.getByText('Write something first.')).toBeVisible();
  await expect(page.getByLabel('Your answer')).toBeFocused();
  expect(fake.requests.some(({ path }) => path.endsWith('/replies'))).toBe(false);
});

test('a case that is not there says so', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(open(fake.endpoint, 'no-such-case'));
  await expect(page.getByRole('alert')).toContainText('There is no such critique here. It may have been erased.');
});

const markup = `<img src=x onerror="alert(1)"><script>alert(2)</script><a href="javascript:alert(3)">click</a>`;
const turned = 'see invoice\u202Egnp.exe and pay\u200Bpal';
const zalgo = `z${'\u0300\u0316'.repeat(200)}`;

test('hostile text of every field stays text', async ({ page, start, signIn }) => {
  const hostile = sampleCase(1, {
    touchpointName: markup,
    department: markup,
    promiseStatement: markup,
    causeLabels: [markup],
    replyWanted: 'phone',
    critique: {
      comment: `${markup}\n${turned}\nhttps://evil.example/?a=b\n${zalgo}\n${'w'.repeat(3_000)}`,
      expectedText: `${markup} ${turned}`,
      promise: { promiseId: 'p', shownText: `${markup} ${turned}` },
      reply: { wanted: 'phone', phone: 'javascript:alert(4)' },
      facts: { [markup]: markup, __proto__x: turned },
      path: `/${markup}?${turned}`,
      locale: 'x"><script>alert(5)</script>',
    },
    replies: [{ replyId: 'r', authorName: markup, text: markup, sentAt: '2026-03-11T09:00:00Z' }],
  });
  const fake = await start({ cases: [hostile] });
  await signIn(fake);
  await expect(page.getByRole('listitem')).toContainText('<img src=x');
  await page.goto(open(fake.endpoint, hostile.caseId));
  const main = page.getByRole('main');
  await expect(main.getByRole('blockquote').first()).toContainText('<script>alert(2)</script>');
  await expect(main).toContainText('https://evil.example/?a=b');
  expect(await main.getByRole('link').allTextContents()).toEqual(['Back to the inbox']);
  expect(await page.locator('main :is(img, script, iframe, [onerror], [href^="javascript"])').count()).toBe(0);
  expect(await main.textContent()).not.toMatch(/[\u202E\u200B]/);
  await expect(main.getByTitle('hidden character: right-to-left override').first()).toHaveText('U+202E');
  await expect(main.getByTitle('hidden character: zero-width space').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing for axe to find, ${colorScheme}`, async ({ page, start, signIn }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const fake = await start();
    await page.goto(`${fake.endpoint}/inbox/`);
    await expect(page.getByText('You are not signed in.')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await signIn(fake);
    await page.getByText('All', { exact: true }).click();
    await expect(page.getByRole('listitem')).toHaveCount(6);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: /Returns/ }).click();
    await expect(page.getByRole('region', { name: 'Answers' })).toContainText('The post code field is repaired.');
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
    await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Touchpoints' }).click();
    await page.getByText('Causes, times, languages, devices').nth(1).click();
    expect(await faultsOf(page)).toEqual([]);
  });
}

for (const width of [320, 768]) {
  test(`fits a window of ${width} px`, async ({ page, start, signIn }) => {
    await page.setViewportSize({ width, height: 800 });
    const fake = await start();
    await signIn(fake);
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await page.goto(open(fake.endpoint, fake.cases[0]?.caseId));
    await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: 'Touchpoints' }).click();
    for (const summary of await page.getByText('Causes, times, languages, devices').all()) await summary.click();
    expect(await tooWide()).toBeLessThanOrEqual(0);
  });
}

test('what a customer wrote says in which language, and what we say about it does not', async ({
  page,
  start,
  signIn,
}) => {
  const polish = sampleCase(1, {
    locale: 'pl',
    causeLabels: ['Arrived late'],
    critique: {
      locale: 'pl',
      comment: 'Paczka\u202e nie przyszła.',
      expectedText: 'W poniedziałek.',
      remedyText: 'Proszę o zwrot.',
      promise: { promiseId: 'two-days', shownText: 'Dostawa w dwa dni' },
    },
  });
  await signIn(await start({ cases: [polish] }));
  const language = (text: string) =>
    page.getByText(text).evaluate((place) => place.closest<HTMLElement>('[lang]')?.lang);
  await expect.poll(() => language('nie przyszła.')).toBe('pl');
  await page.getByRole('listitem').getByRole('link').click();
  for (const words of ['nie przyszła.', 'W poniedziałek.', 'Proszę o zwrot.', 'Dostawa w dwa dni'])
    await expect.poll(() => language(words)).toBe('pl');
  for (const words of ['U+202E', 'Arrived late', 'K7M2-9QXD']) await expect.poll(() => language(words)).toBe('en');
});

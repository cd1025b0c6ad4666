import type { Page } from '@playwright/test';
import { expect, faultsOf, test } from './inbox-fixture.js';

test('a sign-in link leads to the list and leaves no token behind', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  expect(new URL(page.url()).pathname).toBe('/earful/inbox/');
  expect(page.url()).not.toContain('#');
  // The blank page of the test and this one: nothing to go back to that holds the token.
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  await page.reload();
  await expect(page.getByRole('listitem').first()).toContainText('Much worse than expected');
  expect(fake.sessions.size).toBe(1);
});

test('opening a link uses nothing up, as programs of mail servers do; a press signs in', async ({ page, start }) => {
  const fake = await start();
  const link = `${fake.endpoint}/inbox/sign-in#${fake.mintToken()}`;
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  const opened = async () => {
    await expect(page).toHaveTitle(/Sign in/);
    await expect(button).toBeFocused();
    expect(fake.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  };
  await page.goto(link);
  await opened();
  expect(await faultsOf(page)).toEqual([]);
  await page.reload();
  await opened();
  await button.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeFocused();
  expect(fake.sessions.size).toBe(1);
});

test('a new link in the place of one that was used is taken, too', async ({ page, start }) => {
  const fake = await start();
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  await page.goto(`${fake.endpoint}/inbox/sign-in#${'used-token-'.repeat(4)}`);
  await button.click();
  await expect(page.getByText('has been used already')).toBeVisible();
  await page.goto(`${fake.endpoint}/inbox/sign-in#${fake.mintToken()}`);
  await button.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
});

test('a used link says what to do; so does a page without a session', async ({ page, start }) => {
  const way =
    /type this command with your name .* or ask whoever invited you for a new link.*npx earful sign-in --name "Your name"/;
  const fake = await start();
  await page.goto(`${fake.endpoint}/inbox/sign-in#${'used-token-'.repeat(4)}`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('has been used already, or is older than 24 hours')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(way);
  expect(page.url()).not.toContain('used-token');
  await page.goto(`${fake.endpoint}/inbox/`);
  await expect(page.getByText('You are not signed in.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(way);
});

test('a link that could not be spent is kept for another try', async ({ page, start }) => {
  const fake = await start();
  fake.disturb(() => 'reset');
  await page.goto(`${fake.endpoint}/inbox/sign-in#${fake.mintToken()}`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('does not answer');
  fake.disturb(() => undefined);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
});

test('signing out ends the session here and at the receiver, and leaves no answer behind that was being written', async ({
  page,
  start,
  signIn,
}) => {
  const fake = await start();
  await signIn(fake);
  await page.goto(`${fake.endpoint}/inbox/${fake.cases[0]!.caseId}`);
  await page.getByLabel('Your answer').fill('We send a new one.');
  const kept = () => page.evaluate(() => JSON.stringify(sessionStorage));
  expect(await kept()).toContain('We send a new one.');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are not signed in.')).toBeVisible();
  expect(fake.sessions.size).toBe(0);
  expect(await kept()).not.toContain('We send a new one.');
});

test('a sign-out takes along what was being written in other tabs, those that lie aside or come back, too', async ({
  context,
  page,
  start,
  signIn,
}) => {
  const fake = await start();
  await signIn(fake);
  const write = async () => {
    const tab = await context.newPage();
    await tab.goto(`${fake.endpoint}/inbox/${fake.cases[0]!.caseId}`);
    await tab.getByLabel('Your answer').fill('We send a new one.');
    return tab;
  };
  const kept = (tab: Page) => tab.evaluate(() => JSON.stringify(sessionStorage));
  const [beside, aside] = [await write(), await write()];
  await aside.goto(`${fake.endpoint}/nothing`);
  expect(await kept(aside)).toContain('We send a new one.');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(beside.getByText('You are not signed in.')).toBeVisible();
  await expect.poll(() => kept(beside)).not.toContain('We send a new one.');

  await signIn(fake);
  await aside.goto(`${fake.endpoint}/inbox/${fake.cases[0]!.caseId}`);
  await expect(aside.getByLabel('Your answer')).toHaveValue('');
  expect(await kept(aside)).not.toContain('We send a new one.');
  // And of that sign-out nobody hears again.
  await aside.getByLabel('Your answer').fill('We send another.');
  await aside.reload();
  await expect(aside.getByLabel('Your answer')).toHaveValue('We send another.');
});

test('a sign-out in vain is seen and said, as long as it is what somebody has just tried', async ({
  page,
  start,
  signIn,
}) => {
  const fake = await start();
  await signIn(fake);
  fake.disturb((method) => (method === 'DELETE' ? 'reset' : undefined));
  await page.getByRole('button', { name: 'Sign out' }).click();
  const note = page.getByRole('banner').getByRole('alert');
  await expect(note).toContainText('does not answer');
  await expect(note).toBeInViewport({ ratio: 1 });
  expect(fake.sessions.size).toBe(1);
  await page.getByRole('link', { name: 'Touchpoints' }).click();
  await expect(note).toBeHidden();
  fake.disturb(() => undefined);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are not signed in.')).toBeVisible();
});

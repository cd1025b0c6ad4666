import { createSignInLink } from '@earful/server';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import { bodyOf, envelopeOf, mintIdentity, plainText } from '../server/support/critiques.js';
import { test } from './real-inbox.js';

const members = (page: Page) => page.getByRole('region', { name: 'On the staff' });
const open = (page: Page) => page.getByRole('navigation').getByRole('link', { name: 'People' }).click();

test('an owner invites somebody, who comes in once and may do what the role says', async ({ page, brand, browser }) => {
  await brand.enter(page, 'Ada', 'owner');
  await open(page);
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeFocused();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByRole('alert')).toContainText('Write a name first.');
  await page.getByLabel('Name, as colleagues').fill('Ben');
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('viewer');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.locator('code').textContent();
  await expect(members(page)).toContainText('a link that nobody has used yet');

  const elsewhere = await browser.newContext();
  const ben = await elsewhere.newPage();
  await ben.goto(link!);
  await ben.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(ben.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  await page.reload();
  await expect(members(page)).toContainText(/Ben signed in, last seen just now/);
  await expect(page.getByRole('region', { name: 'Who did what' })).toContainText('Ada invited Ben as viewer');

  // Taken off, while the inbox is open: out, without a click.
  await page.getByRole('button', { name: 'Take off the staff: Ben' }).click();
  await page.getByRole('button', { name: 'Take off the staff', exact: true }).click();
  await expect(ben.getByText('You are not signed in.')).toBeVisible();
  await expect(members(page)).not.toContainText('Ben');
  await expect(page.getByRole('region', { name: 'Who did what' })).toContainText('Ada took Ben off the staff');
  await elsewhere.close();
});

test('a viewer reads, and is offered nothing that would be refused', async ({ page, brand }) => {
  const identity = mintIdentity();
  const sent = await fetch(`${brand.publicUrl}/earful/v1/critiques`, {
    method: 'POST',
    headers: plainText,
    body: envelopeOf(identity, bodyOf(identity, { touchpointId: 'checkout', disconfirmation: -2, comment: 'Slow.' })),
  });
  expect(sent.status).toBe(201);
  const refused: string[] = [];
  page.on('response', (response) => response.status() === 403 && refused.push(response.url()));
  for (const role of ['viewer', 'member'] as const) {
    await brand.enter(page, role, role);
    await page.getByRole('link', { name: /Checkout/ }).click();
    await expect(page.getByText('Slow.')).toBeVisible();
    const offered = role === 'viewer' ? 0 : 1;
    await expect(page.getByRole('button', { name: 'Acknowledge' })).toHaveCount(offered);
    await expect(page.getByLabel('Your answer')).toHaveCount(offered);
    await page.getByRole('link', { name: 'Your sign-ins' }).click();
    await expect(page.getByRole('region', { name: 'Where you are signed in' })).toContainText('this one');
    await expect(page.getByRole('region')).toHaveCount(1);
  }
  expect(refused).toEqual([]);
});

test('a manager looks after those below only, and reads no audit', async ({ page, brand }) => {
  for (const [name, role] of [
    ['Ada', 'owner'],
    ['Vera', 'viewer'],
  ] as const)
    await createSignInLink({ store: brand.store, publicUrl: brand.publicUrl, name, role });
  await brand.enter(page, 'Max', 'manager');
  await open(page);
  await expect(page.getByRole('button', { name: /Ada/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Who did what' })).toHaveCount(0);
  await expect(page.getByLabel('Role of Vera').getByRole('option')).toHaveText(['Viewer', 'Member']);
  await page.getByLabel('Role of Vera').selectOption('member');
  await expect(page.getByRole('status').filter({ hasText: 'Vera is member now.' })).toBeAttached();
  await page.reload();
  await expect(page.getByLabel('Role of Vera')).toHaveValue('member');
});

test('a sign-in that one does not know is ended, there at once', async ({ page, brand, browser }) => {
  await brand.enter(page, 'Ada', 'owner');
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await brand.enter(other, 'Ada', 'owner');
  await open(page);
  const own = page.getByRole('region', { name: 'Where you are signed in' });
  await expect(own.getByRole('listitem')).toHaveCount(2);
  await own.getByRole('button', { name: /End the sign-in of/ }).click();
  await expect(own.getByRole('listitem')).toHaveCount(1);
  await expect(other.getByText('You are not signed in.')).toBeVisible();
  await expect(own).toContainText('this one');
  await elsewhere.close();
});

test('on a phone a new link comes to whoever asked for it, and stays while they go on', async ({ page, brand }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await createSignInLink({ store: brand.store, publicUrl: brand.publicUrl, name: 'Vera', role: 'viewer' });
  await brand.enter(page, 'Ada', 'owner');
  await open(page);
  const note = page.locator('.note', { hasText: /Give this link to/ });
  await page.getByLabel('Name, as colleagues').fill('Ben');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(note).toBeFocused();
  await expect(note.locator('code')).toBeInViewport({ ratio: 1 });
  const link = await note.locator('code').textContent();

  await page.getByLabel('Role of Vera').selectOption('member');
  await expect(page.getByRole('status').filter({ hasText: 'Vera is member now.' })).toBeAttached();
  await expect(note.locator('code')).toHaveText(link!);
  await page.getByRole('button', { name: 'New link for Vera' }).click();
  await expect(note).toContainText('Give this link to Vera.');
  await expect(note).toBeFocused();
  await expect(note.locator('code')).toBeInViewport({ ratio: 1 });

  // Of somebody who was taken off, it would open nothing.
  await page.getByRole('button', { name: 'Take off the staff: Vera' }).click();
  await page.getByRole('button', { name: 'Take off the staff', exact: true }).click();
  await expect(note).toHaveCount(0);
});

test('on a phone what went wrong is said where it was pressed, and the focus stays there', async ({ page, brand }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { store, publicUrl } = brand;
  for (let at = 1; at <= 12; at++) await createSignInLink({ store, publicUrl, name: `Vera ${at}`, role: 'viewer' });
  await brand.enter(page, 'Ada', 'owner');
  await open(page);
  const problem = page.getByRole('alert').filter({ hasText: /./ });
  const seen = async (text: string): Promise<void> => {
    await expect(problem).toHaveText(text);
    await expect(problem).toBeInViewport({ ratio: 1 });
  };
  const name = page.getByLabel('Name, as colleagues');
  const send = page.getByRole('button', { name: 'Make a link' });
  await send.press('Enter');
  await seen('Write a name first.');
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription('Write a name first.');
  await name.fill('Vera 1');
  await send.press('Enter');
  await seen('Somebody on the staff has this name or e-mail already, or this is the last owner.');
  await expect(send).toBeFocused();

  await page.route('**/link', (route) => route.abort());
  const link = page.getByRole('button', { name: 'New link for Vera 12' });
  await link.press('Enter');
  await expect(page.getByRole('listitem').filter({ has: link }).getByRole('alert')).toBeInViewport({ ratio: 1 });
  await expect(link).toBeFocused();
  await expect(problem).toHaveCount(1);
});

test('what went wrong with a line that has gone is said at the top, in sight', async ({ page, brand }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { store, publicUrl } = brand;
  for (let at = 1; at <= 12; at++) await createSignInLink({ store, publicUrl, name: `Vera ${at}`, role: 'viewer' });
  await brand.enter(page, 'Ada', 'owner');
  await open(page);
  const role = page.getByLabel('Role of Vera 12');
  await expect(role).toBeVisible();
  await page.evaluate(async (address) => {
    const { members } = (await (await fetch(address)).json()) as { members: { memberId: string; name: string }[] };
    const { memberId } = members.find(({ name }) => name === 'Vera 12')!;
    const headers = { 'content-type': 'application/json' };
    await fetch(`${address}/${memberId}`, { method: 'DELETE', headers, body: '{}' });
  }, `${publicUrl}/earful/v1/staff/members`);
  await role.selectOption('member');
  await expect(role).toHaveCount(0);
  await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
});

test('older entries are read on from the first of them', async ({ page, brand }) => {
  const { store, publicUrl } = brand;
  for (let at = 1; at <= 60; at++) await createSignInLink({ store, publicUrl, name: `Vera ${at}`, role: 'viewer' });
  await brand.enter(page, 'Ada', 'owner');
  await open(page);
  const audit = page.getByRole('region', { name: 'Who did what' });
  const lines = audit.getByRole('listitem');
  const older = audit.getByRole('button', { name: 'Show older' });
  await expect(older).toBeVisible();
  const count = await lines.count();
  await older.press('Enter');
  await expect(older).toHaveCount(0);
  await expect(lines.nth(count)).toBeFocused();
});

test('when what was pressed goes away, the focus does not', async ({ page, brand, browser }) => {
  await createSignInLink({ store: brand.store, publicUrl: brand.publicUrl, name: 'Vera', role: 'viewer' });
  await brand.enter(page, 'Ada', 'owner');
  const elsewhere = await browser.newContext();
  await brand.enter(await elsewhere.newPage(), 'Ada', 'owner');
  await open(page);
  const takeOff = page.getByRole('button', { name: 'Take off the staff: Vera' });
  await takeOff.press('Enter');
  await page.getByRole('button', { name: 'Keep' }).press('Enter');
  await expect(takeOff).toBeFocused();
  await takeOff.press('Enter');
  await page.getByRole('button', { name: 'Take off the staff', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'On the staff' })).toBeFocused();

  await page.getByRole('button', { name: /End the sign-in of/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeFocused();
  await elsewhere.close();
});

for (const width of [320, 1280])
  test(`the page is accessible and stays inside a window of ${width} px`, async ({ page, brand }) => {
    await page.setViewportSize({ width, height: 700 });
    await createSignInLink({ store: brand.store, publicUrl: brand.publicUrl, name: `Ben ${'long'.repeat(20)}` });
    await brand.enter(page, 'Ada', 'owner');
    await open(page);
    await page.getByRole('button', { name: /^Sign-ins of Ben/ }).click();
    await page.getByRole('button', { name: /^New link for Ben/ }).click();
    await page.getByRole('button', { name: /^Take off the staff: Ben/ }).click();
    await expect(page.locator('code')).toBeVisible();
    await expect(page.getByText('Nowhere.')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

test('what is read on a button is how its name begins, so that it can be spoken', async ({ page, brand }) => {
  await createSignInLink({ store: brand.store, publicUrl: brand.publicUrl, name: 'Vera', role: 'viewer' });
  await brand.enter(page, 'Ada', 'owner');
  await brand.enter(page, 'Ada', 'owner');
  await open(page);
  await expect(page.getByRole('button', { name: /^End/ })).toBeVisible();
  const names = await page
    .locator('button[aria-label]')
    .evaluateAll((buttons) => buttons.map((one) => [one.getAttribute('aria-label') ?? '', one.textContent] as const));
  expect(names.map(([, text]) => text)).toEqual(['Sign-ins', 'New link', 'Take off', 'End']);
  expect(names.filter(([name, text]) => !name.startsWith(text))).toEqual([]);
});

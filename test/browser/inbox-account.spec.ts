import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import type { Accounts } from '../server/support/accounts.js';
import { startAccounts } from '../server/support/accounts.js';
import type { Brand as RealBrand } from './real-inbox.js';
import { runInbox } from './real-inbox.js';

interface Brand extends RealBrand {
  accounts: Accounts;
}

/** With a real provider of accounts. */
const test = base.extend<{ brand: Brand }>({
  async brand({ context }, use) {
    let accounts: Accounts | undefined;
    await runInbox(
      context,
      (brand) => use({ ...brand, accounts: accounts! }),
      async (publicUrl) => {
        accounts = await startAccounts(`${publicUrl}/earful/v1/staff/oidc/callback`);
        return { openIdConnect: accounts.options };
      },
    );
    await accounts?.close();
  },
});

const button = (page: Page) => page.getByRole('link', { name: 'Sign in with your work account' });

/** From the inbox to the provider's own page, and back. */
async function enter(page: Page, { publicUrl }: Brand, account: string): Promise<void> {
  await page.goto(`${publicUrl}/earful/inbox/`);
  await button(page).click();
  await expect(page.getByRole('heading', { name: 'Work account' })).toBeVisible();
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('an owner invites by e-mail; the account comes in with the role, and is out when taken off', async ({
  page,
  brand,
  browser,
}) => {
  const { publicUrl, accounts } = brand;
  accounts.known.set('b', { email: 'ben@shop.example', email_verified: true });
  await brand.enter(page, 'Ada', 'owner');
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Name, as colleagues').fill('Ben');
  await page.getByLabel('E-mail of the work account').fill('ben@shop.example');
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('viewer');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const staff = page.getByRole('region', { name: 'On the staff' });
  await expect(staff).toContainText('ben@shop.example');

  const elsewhere = await browser.newContext();
  const ben = await elsewhere.newPage();
  await enter(ben, brand, 'b');
  await expect(ben.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  await expect(ben).toHaveURL(`${publicUrl}/earful/inbox/`);
  // A viewer reads, and sees only where he is signed in himself.
  await expect(ben.getByRole('link', { name: 'Your sign-ins' })).toBeVisible();
  await page.reload();
  const audit = page.getByRole('region', { name: 'Who did what' });
  await expect(audit).toContainText('Ben signed in with a work account');

  // Another address takes effect at once: the account is parted from the name.
  await page.getByRole('button', { name: 'E-mail of Ben' }).click();
  await page.getByLabel('E-mail of the work account', { exact: true }).fill('ben');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('This is no e-mail address.');
  await page.getByLabel('E-mail of the work account', { exact: true }).fill('benjamin@shop.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(staff).toContainText('benjamin@shop.example');
  await expect(page.getByRole('button', { name: 'E-mail of Ben' })).toBeFocused();
  await expect(audit).toContainText('Ada changed the e-mail of Ben');
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Take off the staff: Ben' }).click();
  await page.getByRole('button', { name: 'Take off the staff', exact: true }).click();
  await expect(ben.getByText('You are not signed in.')).toBeVisible();
  await elsewhere.close();
});

test('who is not let in reads why and what to do, and a made-up reason is not shown', async ({ page, brand }) => {
  await enter(page, brand, 'nobody');
  await expect(page.getByRole('status').filter({ hasText: 'does not vouch for your e-mail address' })).toBeVisible();
  await expect(button(page)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  brand.accounts.lies = { otherKey: true };
  await button(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'did not answer as it should' })).toBeVisible();
  await page.goto(`${brand.publicUrl}/earful/inbox/sign-in?refused=<b>Call+this+number</b>`);
  await expect(page.getByText('This address is not complete')).toBeVisible();
  await expect(page.getByText('Call')).toHaveCount(0);
});

test('without a provider nothing of accounts is offered', async ({ page, brand }) => {
  await page.route('**/v1/staff/sign-in', (route) => route.fulfill({ json: { openIdConnect: false } }));
  await page.goto(`${brand.publicUrl}/earful/inbox/`);
  await expect(page.getByText('npx earful sign-in --name "Your name"')).toBeVisible();
  await expect(button(page)).toHaveCount(0);
  await brand.enter(page, 'Ada', 'owner');
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('button', { name: 'Make a link' })).toBeVisible();
  await expect(page.getByText('E-mail')).toHaveCount(0);
});

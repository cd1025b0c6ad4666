import { createOutgoing } from '@earful/server';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import type { Listener } from '../helpers/listener.js';
import { createListener } from '../helpers/listener.js';
import { secret, webhook } from '../helpers/webhook.js';
import { bodyOf, envelopeOf, mintIdentity, plainText } from '../server/support/critiques.js';
import { heard, listen } from './listen.js';
import type { Brand } from './real-inbox.js';
import { config, test as base } from './real-inbox.js';

interface Told {
  /** Says that it is gone for good. */
  crm: Listener;
  /** Fails. */
  till: Listener;
  reference: string;
}

/** A brand whose two webhooks do not take what they are told. */
const test = base.extend<{ told: Told }>({
  told: async ({ brand }, use) => {
    const [crm, till] = [await createListener(), await createListener()];
    [crm.answer, till.answer] = [410, 500];
    const outgoing = createOutgoing({
      config: { ...config, private: { webhooks: [webhook(crm.url), webhook(till.url, { id: 'till' })] } },
      environment: { SECRET: secret },
      allowPrivate: true,
      store: brand.store,
      publicUrl: brand.publicUrl,
    });
    await outgoing.start();
    const reference = await complain(brand);
    await Promise.all([crm.arrived(1), till.arrived(1)]);
    await use({ crm, till, reference });
    await outgoing.close();
    crm.close();
    till.close();
  },
});

async function complain({ publicUrl }: Brand): Promise<string> {
  const identity = mintIdentity();
  const sent = await fetch(`${publicUrl}/earful/v1/critiques`, {
    method: 'POST',
    headers: plainText,
    body: envelopeOf(identity, bodyOf(identity, { touchpointId: 'checkout', disconfirmation: -2 })),
  });
  expect(sent.status).toBe(201);
  return identity.reference;
}

const link = (page: Page) => page.getByRole('navigation').getByRole('link', { name: 'Deliveries' });
const givenUp = (page: Page) => page.getByRole('region', { name: 'Given up' });
const retried = (page: Page) => page.getByRole('region', { name: 'Tried again by itself' });

test('a manager sees what was not taken and why, sends it again, and it arrives', async ({ page, brand, told }) => {
  await brand.enter(page, 'Max', 'manager');
  await link(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Deliveries' })).toBeFocused();
  await expect(givenUp(page)).toContainText(/Webhook crm New critique ?says that it is gone for good/);
  await expect(retried(page)).toContainText(/Webhook till New critique ?answered 500/);
  await retried(page).getByText('One attempt').click();
  await expect(retried(page)).toContainText(/answered 500, \d+ ms/);

  told.crm.answer = 204;
  await givenUp(page).getByRole('button', { name: 'Send again: New critique, to Webhook crm' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'It is sent again.' })).toBeAttached();
  await told.crm.arrived(2);
  expect(told.crm.received[1]!.headers['webhook-id']).toBe(told.crm.received[0]!.headers['webhook-id']);
  // What happens next is told to it again, and brings this page up to date.
  await complain(brand);
  await told.crm.arrived(3);
  await expect(givenUp(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Deliveries' })).toBeFocused();

  await retried(page).getByRole('link', { name: told.reference }).click();
  await expect(page.locator('main')).toContainText(told.reference);
});

test('owners read who sent again; members and viewers have no such page', async ({ page, brand, told }) => {
  await brand.enter(page, 'Ada', 'owner');
  await link(page).click();
  told.till.answer = 204;
  await retried(page)
    .getByRole('button', { name: /^Send again/ })
    .click();
  await told.till.arrived(2);
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('region', { name: 'Who did what' })).toContainText(
    'Ada sent again what webhook:till had not taken',
  );
  for (const role of ['member', 'viewer'] as const) {
    await brand.enter(page, role, role);
    await expect(link(page)).toHaveCount(0);
  }
});

test('what cannot be sent again is said each time it is tried', async ({ page, brand, told }) => {
  expect(told.till.received).toHaveLength(1);
  await brand.enter(page, 'Max', 'manager');
  await link(page).click();
  await page.route('**/again', (route) => route.abort());
  const again = retried(page).getByRole('button', { name: /^Send again/ });
  await expect(again).toBeVisible();
  await listen(page);
  for (const tries of [1, 2]) {
    await again.press('Enter');
    await expect.poll(() => heard(page)).toHaveLength(tries);
    await expect(again).toBeFocused();
  }
});

test('where everything has arrived, it says so', async ({ page, brand }) => {
  await brand.enter(page, 'Ada', 'owner');
  await link(page).click();
  await expect(page.getByText('Everything has arrived.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

for (const width of [320, 1280])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`the page is accessible and stays inside a window of ${width} px, ${colorScheme}`, async ({
      page,
      brand,
      told,
    }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.emulateMedia({ colorScheme });
      await brand.enter(page, 'Ada', 'owner');
      await link(page).click();
      await givenUp(page).getByText('One attempt').click();
      await expect(retried(page)).toContainText(told.reference);
      expect(await faultsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });

import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { FakeReceiver } from '../inbox/fake-receiver.js';
import { startFakeReceiver } from '../inbox/fake-receiver.js';
import { sampleNow } from '../inbox/sample-cases.js';

const bundle = fileURLToPath(new URL('../../packages/inbox/bundle', import.meta.url));

interface InboxFixture {
  /** Starts a receiver of its own for this test. */
  start(options?: Omit<NonNullable<Parameters<typeof startFakeReceiver>[0]>, 'bundle'>): Promise<FakeReceiver>;
  /** Opens the inbox by a fresh sign-in link and waits for the list. */
  signIn(fake: FakeReceiver, page?: Page): Promise<void>;
}

/** The built inbox in a browser whose clock stands still. Fails a test that met a dialog, a script error or a refusal by policy. */
export const test = base.extend<InboxFixture>({
  start: async ({ context }, use) => {
    const started: FakeReceiver[] = [];
    const incidents: string[] = [];
    context.on('dialog', (dialog) => {
      incidents.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('weberror', (error) => incidents.push(`script: ${error.error().message}`));
    context.on('console', (message) => {
      if (/content security policy|trusted/i.test(message.text())) incidents.push(`policy: ${message.text()}`);
    });
    await context.clock.setFixedTime(sampleNow);
    await use(async (options = {}) => {
      const fake = await startFakeReceiver({ ...options, bundle });
      started.push(fake);
      return fake;
    });
    for (const fake of started) await fake.close();
    expect(incidents).toEqual([]);
  },
  signIn: async ({ page }, use) => {
    await use(async (fake, here = page) => {
      await here.goto(`${fake.endpoint}/inbox/sign-in#${fake.mintToken()}`);
      await here.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(here.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
      await expect(here.getByText('Live', { exact: true })).toBeVisible();
    });
  },
});

export { faultsOf } from '../helpers/axe.js';
export { expect };

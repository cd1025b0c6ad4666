import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role, SiteConfig } from '@earful/protocol';
import type { EarfulOptions, Store } from '@earful/server';
import { createEarful, createSignInLink, openStore } from '@earful/server';
import { toNodeListener } from '@earful/server/node';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';

export const config: SiteConfig = {
  brand: { name: 'Linen & Oak' },
  touchpoints: [{ id: 'checkout', name: 'Checkout' }],
};

export interface Brand {
  store: Store;
  publicUrl: string;
  /** Opens the inbox by a fresh link. */
  enter(page: Page, name: string, role: Role): Promise<void>;
}

/**
 * A real receiver with the built inbox, for as long as `use` takes. Fails a test that met a script error or a refusal by policy.
 *
 * @param more what this receiver has besides, when it knows its address
 */
export async function runInbox(
  context: BrowserContext,
  use: (brand: Brand) => Promise<void>,
  more: (publicUrl: string) => Promise<Partial<EarfulOptions>> = async () => ({}),
): Promise<void> {
  const incidents: string[] = [];
  context.on('weberror', (error) => incidents.push(`script: ${error.error().message}`));
  context.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) incidents.push(`policy: ${message.text()}`);
  });
  const folder = mkdtempSync(join(tmpdir(), 'real-inbox-'));
  const store = await openStore({ folder });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const inbox = fileURLToPath(new URL('../../packages/inbox/bundle', import.meta.url));
  const earful = createEarful({
    config,
    store,
    publicUrl,
    assets: { inbox, widget: folder },
    ...(await more(publicUrl)),
  });
  const listener = toNodeListener(earful);
  await use({
    store,
    publicUrl,
    async enter(page, name, role) {
      await page.goto(await createSignInLink({ store, publicUrl, name, role }));
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
    },
  });
  await earful.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await store.close();
  rmSync(folder, { recursive: true });
  expect(incidents).toEqual([]);
}

export const test = base.extend<{ brand: Brand }>({ brand: ({ context }, use) => runInbox(context, use) });

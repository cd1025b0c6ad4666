import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SiteConfig } from '@earful/protocol';
import { createEarful, openStore } from '@earful/server';
import { toNodeListener } from '@earful/server/node';
import { expect, test as base } from '@playwright/test';

interface Place {
  /** Where the page is. */
  page: string;
  /** Where the receiver is: an origin of its own. */
  receiver: string;
  isAllowed: boolean;
  critiques(): Promise<{ touchpoint_id: string }[]>;
}

async function listen(listener: RequestListener): Promise<{ origin: string; close(): Promise<unknown> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const config = {
  brand: { name: 'Linen & Oak' },
  touchpoints: [{ id: 'checkout', name: 'Checkout', paths: ['/'] }],
} satisfies SiteConfig;

/** The tag and the policy are those of the README. */
const test = base.extend<{ place: Place; isAllowed: boolean; inline: string; sandbox: string }>({
  isAllowed: [true, { option: true }],
  inline: ['', { option: true }],
  sandbox: ['', { option: true }],
  place: async ({ isAllowed, inline, sandbox }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'other-origin-'));
    const store = await openStore({ folder });
    const shop = await listen((_request, response) => {
      response.setHeader(
        'content-security-policy',
        `default-src 'self'; script-src ${origin}; connect-src ${origin}; ${sandbox}`,
      );
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><html lang="en"><title>Checkout</title>
        <script async src="${origin}/earful/earful.js" data-endpoint="${origin}/earful"></script>${inline}<h1>Checkout</h1>`);
    });
    const receiver = await listen((request, response) => void answer(request, response));
    const { origin } = receiver;
    const earful = createEarful({
      config,
      store,
      publicUrl: origin,
      allowedOrigins: isAllowed ? [shop.origin] : [],
      assets: { widget: fileURLToPath(new URL('../../packages/widget/bundle', import.meta.url)), inbox: folder },
    });
    const answer = toNodeListener(earful);
    await use({
      page: shop.origin,
      receiver: origin,
      isAllowed,
      critiques: () => store.read.selectFrom('revisions').select('touchpoint_id').execute(),
    });
    await earful.close();
    await receiver.close();
    await shop.close();
    await store.close();
    rmSync(folder, { recursive: true });
  },
});

test('a page of another origin that is allowed is served like any other', async ({ page, place }) => {
  const complaints: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  await page.goto(place.page);
  await page.locator('earful-launcher button').first().click();
  await page.locator('earful-critique').getByRole('button', { name: 'much worse' }).click();
  await expect(page.locator('earful-critique').getByRole('status')).toContainText('We have it');
  expect(await place.critiques()).toEqual([{ touchpoint_id: 'checkout' }]);
  expect(complaints).toEqual([]);
});

test.describe('one that is not', () => {
  test.use({ isAllowed: false });

  test('is told what to do', async ({ page, place }) => {
    const message = page.waitForEvent('console', (it) => it.type() === 'error' && it.text().startsWith('Earful'));
    await page.goto(place.page);
    const text = (await message).text();
    expect(text).toContain(`config could not be read from "${place.receiver}/earful/v1/config" (wrong-origin).`);
    expect(text).toContain(`Start the receiver with --allow-origin ${place.page}`);
    expect(text).not.toContain('Check the address');
    await expect(page.locator('earful-launcher button')).toHaveCount(0);
  });

  test.describe('and has an opaque one', () => {
    test.use({ sandbox: 'sandbox allow-scripts' });

    test('is told the name of that', async ({ page, place }) => {
      const message = page.waitForEvent('console', (it) => it.text().startsWith('Earful'));
      await page.goto(place.page);
      expect((await message).text()).toContain('Start the receiver with --allow-origin null.');
    });
  });

  test.describe('with its configuration on the page', () => {
    test.use({ inline: `<script type="application/json" data-earful>${JSON.stringify(config)}</script>` });

    test('is told it by the first answer, once', async ({ page, place }) => {
      const said: string[] = [];
      page.on('console', (message) => void (message.text().startsWith('Earful') && said.push(message.text())));
      await page.goto(place.page);
      await page.locator('earful-launcher button').first().click();
      await page.locator('earful-critique').getByRole('button', { name: 'much worse' }).click();
      await expect(page.locator('earful-critique').getByRole('status')).toContainText('kept on this device');
      await expect
        .poll(() => said)
        .toEqual([expect.stringContaining(`from this origin: serve --allow-origin ${place.page}.`)]);
    });
  });
});

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Client } from '@earful/client';
import type { Envelope } from '@earful/protocol';
import { receiptFor } from '../client/helpers/receiver.js';

declare global {
  interface Window {
    client: Client;
  }
}

const folders: Record<string, string> = {
  '/client/': '../../packages/client/dist/',
  '/protocol/': '../../packages/protocol/dist/',
  '/idb-keyval/': '../../node_modules/idb-keyval/dist/',
};

const html = `<!doctype html><title>Shop</title>
<script type="importmap">{"imports": {
  "@earful/protocol/": "/protocol/", "@earful/protocol/limits": "/protocol/limits.js",
  "@earful/protocol/hex": "/protocol/hex.js", "@earful/protocol/identity": "/protocol/identity.js",
  "@earful/protocol/outcomes": "/protocol/outcomes.js", "idb-keyval": "/idb-keyval/index.js"
}}</script>
<script type="module">
  import { createClient } from '/client/index.js';
  window.client = createClient({ endpoint: '/earful' });
</script>`;

/** The built modules and a receiver that can be down: then connections to it break, as they do without a network. */
const startShop = async () => {
  const bodies: string[] = [];
  const shop = { down: true, bodies, url: '', close: () => (server.closeAllConnections(), server.close()) };
  const server = createServer(async (request, response) => {
    const path = request.url!;
    if (request.method === 'POST') {
      if (shop.down) return void request.socket.destroy();
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const envelope = JSON.parse(Buffer.concat(chunks).toString()) as Envelope;
      bodies.push(envelope.body);
      response.writeHead(201, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify(receiptFor(envelope)));
    }
    const prefix = Object.keys(folders).find((known) => path.startsWith(known));
    response.setHeader('content-type', prefix ? 'text/javascript' : 'text/html');
    if (!prefix) return void response.end(html);
    const file = new URL(folders[prefix]! + path.slice(prefix.length), import.meta.url);
    response.end(await readFile(fileURLToPath(file)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return shop;
};

const open = async (page: Page, url: string) => {
  await page.goto(url);
  await page.waitForFunction(() => window.client);
};

const submit = (page: Page) =>
  page.evaluate(async () => {
    const { client } = window;
    const outcomes: string[] = [];
    client.onOutcome((_, outcome) => outcomes.push(outcome.state));
    const { kept, tried } = await client.submit(client.mint(), 1, {
      touchpointId: 'checkout',
      origin: 'self',
      surface: 'card',
      locale: 'pl',
      answerOrder: 'worstFirst',
      disconfirmation: -2,
      comment: 'Paczka się spóźnia 🐢',
    });
    await tried;
    return { kept, outcome: outcomes[0] };
  });

const waiting = (page: Page) => page.evaluate(() => window.client.pending());

test('written offline, page reloaded, online again: one body at the receiver, nothing left on the device', async ({
  page,
  context,
}) => {
  const shop = await startShop();
  await open(page, shop.url);
  await context.setOffline(true);
  expect(await submit(page)).toEqual({ kept: true, outcome: 'saved' });
  await context.setOffline(false);

  await open(page, shop.url);
  const [record] = await waiting(page);
  expect(JSON.parse(record!.body)).toMatchObject({ revision: 1, comment: 'Paczka się spóźnia 🐢' });
  await context.setOffline(true);
  await page.evaluate(() => void window.client.start());
  shop.down = false;
  await context.setOffline(false);

  await expect.poll(() => waiting(page)).toEqual([]);
  expect(shop.bodies).toHaveLength(1);
  expect(JSON.parse(shop.bodies[0]!)).toMatchObject({ comment: 'Paczka się spóźnia 🐢', locale: 'pl' });
  await page.evaluate(() => window.client.flush());
  expect(shop.bodies).toHaveLength(1);
  shop.close();
});

test('without IndexedDB localStorage keeps it over a reload', async ({ page }) => {
  const shop = await startShop();
  await page.addInitScript(() => Reflect.deleteProperty(window, 'indexedDB'));
  await open(page, shop.url);
  expect(await submit(page)).toEqual({ kept: true, outcome: 'saved' });
  await open(page, shop.url);
  expect(await waiting(page)).toHaveLength(1);
  shop.down = false;
  await page.evaluate(() => window.client.flush());
  expect(await waiting(page)).toEqual([]);
  expect(shop.bodies).toHaveLength(1);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  shop.close();
});

test('another tab holds a transaction of the database: kept elsewhere, sent once, and gone from both places', async ({
  page,
  context,
}) => {
  const shop = await startShop();
  await open(page, shop.url);
  expect(await submit(page)).toEqual({ kept: true, outcome: 'saved' });
  const other = await context.newPage();
  await open(other, shop.url);
  await other.evaluate(async () => {
    const request = indexedDB.open('earful');
    await new Promise((resolve) => (request.onsuccess = resolve));
    const store = request.result.transaction('q', 'readwrite').objectStore('q');
    await new Promise<void>((resolve) => {
      const again = (): void => {
        resolve();
        if (document.title !== 'let go') store.count().onsuccess = again;
      };
      store.count().onsuccess = again;
    });
  });
  expect((await submit(page)).kept).toBe(true);
  const [record] = await waiting(page);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([record!.key]);

  shop.down = false;
  await other.evaluate(() => void (document.title = 'let go'));
  const isHome = async () => (await waiting(page)).filter(({ key }) => key === record!.key).length;
  await expect.poll(isHome, { message: 'it lies in both' }).toBe(2);
  await page.evaluate(() => window.client.flush());
  expect(await waiting(page)).toEqual([]);
  expect(shop.bodies).toHaveLength(2);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  shop.close();
});

test('starting where nobody has submitted anything leaves no database behind', async ({ page }) => {
  const shop = await startShop();
  await open(page, shop.url);
  await page.evaluate(async () => {
    window.client.start();
    await window.client.flush();
  });
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  shop.close();
});

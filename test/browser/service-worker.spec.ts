import { expect } from '@playwright/test';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Client } from '@earful/client';
import type { WorkerSite } from './worker-site.js';
import { answerInVain, visit, test } from './worker-site.js';

const client = (page: Page) =>
  page.evaluateHandle(() => (window as unknown as { earful: { client: Client } }).earful.client);
const waiting = async (page: Page) => (await client(page)).evaluate((it) => it.pending());

const stored = (site: WorkerSite) => site.rows('select revision, disconfirmation from revisions order by received_at');

/** The worker's registration as the developer tools know it. */
const registrationOf = async (tools: CDPSession): Promise<string> => {
  const known = new Promise<string>((resolve) =>
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    }),
  );
  await tools.send('ServiceWorker.enable');
  return known;
};

/** Lets the browser say that the network is back. */
const sync = async (tools: CDPSession, site: WorkerSite): Promise<void> => {
  const registrationId = await registrationOf(tools);
  const origin = site.url.slice(0, -1);
  await tools.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'earful', lastChance: false });
};

/** Answered in vain, and the tab is closed. */
const leaveOne = async (context: BrowserContext, site: WorkerSite): Promise<Page> => {
  const page = await visit(context, site);
  await answerInVain(page, site);
  const elsewhere = await context.newPage();
  await page.close();
  site.down = false;
  expect(stored(site)).toEqual([]);
  return elsewhere;
};

const once = [{ revision: 1, disconfirmation: -2 }];

test(
  'answered without a network, tab closed, network back: the worker delivers it, once',
  { tag: '@chromium' },
  async ({ context, site }) => {
    const elsewhere = await leaveOne(context, site);
    await sync(await context.newCDPSession(elsewhere), site);
    await expect.poll(() => stored(site)).toEqual(once);
    // Whoever comes back finds nothing left to send.
    const again = await visit(context, site);
    await expect.poll(() => waiting(again)).toEqual([]);
    expect(site.posts.arrived).toBe(1);
  },
);

for (const locks of [true, false])
  test(
    `page and worker try at the same time, ${locks ? 'with a lock' : 'without one'}: one row, nothing left`,
    { tag: '@chromium' },
    async ({ context, site }) => {
      const page = await visit(context, site);
      await answerInVain(page, site);
      // From here on the page is granted whatever it asks for, as by a browser that has no locks.
      if (!locks)
        await page.evaluate(() => {
          LockManager.prototype.request = () => Promise.reject(new Error());
        });

      // The page's request is held at the receiver's door until the worker has been told to send.
      let open = () => {};
      const isOpen = new Promise<void>((resolve) => (open = resolve));
      site.arriving = () => isOpen;
      site.down = false;
      const flushed = (await client(page)).evaluate((it) => it.flush());
      await expect.poll(() => site.posts.arrived).toBeGreaterThan(0);
      await sync(await context.newCDPSession(page), site);
      if (!locks) await expect.poll(() => site.posts.arrived).toBe(2);
      open();
      await flushed;

      await expect.poll(() => waiting(page)).toEqual([]);
      expect(stored(site)).toEqual(once);
      expect(site.posts.arrived).toBe(locks ? 1 : 2);
    },
  );

test('where there is no Background Sync, a message is enough', async ({ context, site }) => {
  const plain = await leaveOne(context, site);
  await plain.goto(`${site.url}plain`);
  await plain.evaluate(async () => (await navigator.serviceWorker.ready).active!.postMessage('earful'));
  await expect.poll(() => stored(site)).toEqual(once);
  expect(site.posts.arrived).toBe(1);
});

test('the worker delivers whenever it is started', { tag: '@chromium' }, async ({ context, site }) => {
  const elsewhere = await leaveOne(context, site);
  const tools = await context.newCDPSession(elsewhere);
  await registrationOf(tools);
  const stopped = new Promise<void>((resolve) =>
    tools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    }),
  );
  await tools.send('ServiceWorker.stopAllWorkers');
  await stopped;
  expect(stored(site)).toEqual([]);
  await tools.send('ServiceWorker.startWorker', { scopeURL: site.url });
  await expect.poll(() => stored(site)).toEqual(once);
});

test('it answers no request of the site and keeps no copies', async ({ context, site }) => {
  await visit(context, site);
  const page = await context.newPage();
  const answers: boolean[] = [];
  page.on('response', (response) => answers.push(response.fromServiceWorker()));
  await page.goto(site.url);
  await expect(page.locator('earful-launcher')).toBeVisible();
  expect(answers.length).toBeGreaterThan(3);
  expect(answers).not.toContain(true);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${site.url}worker.js`);
});

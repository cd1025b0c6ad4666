import { expect } from '@playwright/test';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Client } from '@earful/client';
import type { WorkerSite } from './worker-site.js';
import { test } from './worker-site.js';

/** A visit whose page has the prompt at hand, and whose worker is ready. */
const visit = async (context: BrowserContext, site: WorkerSite): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await expect(page.locator('earful-launcher')).toBeVisible();
  return page;
};

/** Somebody answers by the launcher. */
const answer = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await page.getByRole('button', { name: words, exact: true }).click();
};

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

/** Neither page nor worker is sending. */
const untilQuiet = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).held)).toEqual([]);

/** Answered while nothing gets through: page and worker have both tried in vain, and nobody is at it any more. */
const answerInVain = async (page: Page, site: WorkerSite): Promise<void> => {
  site.down = true;
  await answer(page, 'much worse');
  await expect(page.getByText('is kept on this device')).toBeVisible();
  await untilQuiet(page);
  // The sync may have come while the page was still at it; then the worker has left it at that.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active!.postMessage('earful'));
  await expect.poll(() => site.posts.byWorker).toBeGreaterThan(0);
  await untilQuiet(page);
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

test('the page asks for the sync by itself, once something waits', { tag: '@chromium' }, async ({ context, site }) => {
  const page = await visit(context, site);
  const tags = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (registration as unknown as { sync: { getTags(): Promise<string[]> } }).sync.getTags();
    });
  expect(await tags()).toEqual([]);
  await answerInVain(page, site);
  // The browser tried at once; the worker told it that something still waits, so it keeps the order.
  await expect.poll(tags).toEqual(['earful']);
});

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

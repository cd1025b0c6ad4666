import { expect } from '@playwright/test';
import type { Customer } from '../customer.js';
import { soon } from '../customer.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { strictPolicy } from '../site.js';
import type { Stage } from '../stage.js';
import { tapOffline } from './steps.js';

const noShelf = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('No.', 'SecurityError') } });`;

/** Writes down whether any prompt of this document says "saved" from now on. */
const watchForSaved = ({ tab }: Customer): Promise<void> =>
  tab.evaluate(() => document.addEventListener('earful-saved', () => Object.assign(window, { hasSaidSaved: true })));

const hasSaidSaved = ({ tab }: Customer): Promise<boolean> =>
  tab.evaluate(() => !!(window as unknown as { hasSaidSaved?: true }).hasSaidSaved);

/** Nothing can be kept and nobody listens: the customer is told so, has the words, and can send them once it works again. */
async function isBackInTheForm(stage: Stage, customer: Customer): Promise<void> {
  const { proxy, ledger } = stage;
  const before = ledger.stored().length;
  await customer.note();
  await watchForSaved(customer);
  await proxy.down();
  await customer.tap();
  await customer.isTold('unsaved');
  const words = stage.words();
  await customer.tell(words);
  await customer.isTold('unsaved');
  for (const name of ['Copy', 'Try again'])
    expect(await customer.tab.texts({ role: 'button', name, within: 'dialog' })).toEqual([name]);
  expect(await hasSaidSaved(customer), 'it was called saved').toBe(false);
  expect(ledger.stored()).toHaveLength(before);
  await proxy.up();
  // The page tries again by itself, perhaps before anybody could press the button.
  await customer.wake();
  await customer.isTold('received');
  await expect.poll(() => ledger.stored().length, soon).toBe(before + 2);
}

/** Fills IndexedDB with what cannot be compressed, until it takes no more. */
const fillDatabase = ({ tab }: Customer): Promise<number> =>
  tab.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('filler');
      request.onupgradeneeded = () => request.result.createObjectStore('f', { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
    let written = 0;
    for (let size = 1 << 20; size >= 1 << 9; size >>= 1) {
      for (let isFull = false; !isFull && written < 64 << 20;) {
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        isFull = await new Promise<boolean>((resolve) => {
          try {
            const transaction = database.transaction('f', 'readwrite');
            transaction.objectStore('f').add(bytes);
            transaction.oncomplete = () => resolve(false);
            transaction.onabort = () => resolve(true);
          } catch {
            resolve(true);
          }
        });
        if (!isFull) written += size;
      }
    }
    database.close();
    return written;
  });

/** Fills localStorage to the last character. */
const fillShelf = ({ tab }: Customer): Promise<void> =>
  tab.evaluate(() => {
    let at = 0;
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      try {
        for (;;) localStorage.setItem(`filler${at++}`, 'x'.repeat(size));
      } catch {
        // Full for this size.
      }
    }
  });

/** Ways in which IndexedDB is not there, as scripts of the host. */
const broken = {
  absent: `Object.defineProperty(window, 'indexedDB', { value: undefined });`,
  throws: `IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError') };`,
  hangs: `IDBFactory.prototype.open = () => new EventTarget();
    IDBFactory.prototype.databases = async () => [{ name: 'earful', version: 1 }];`,
};

/** Runs in the page: somebody wants the database deleted, and somebody else does not let go of it. Whoever comes now waits. */
async function blockDatabase(): Promise<void> {
  const request = indexedDB.open('earful');
  request.onupgradeneeded = () => request.result.createObjectStore('q');
  await new Promise((resolve) => (request.onsuccess = resolve));
  // A connection that nobody knows any more is closed.
  Object.assign(window, { held: request.result });
  await new Promise((resolve) => (indexedDB.deleteDatabase('earful').onblocked = resolve));
}

/** Storage of the device that is full, broken, forbidden or taken away. */
export const storage: Row[] = [
  {
    id: 53,
    title: 'IndexedDB is full when it is submitted; then localStorage too',
    engines: ['chromium', 'firefox'],
    core: ['chromium'],
    expected: 'K in localStorage→D1 / E',
    async run(stage) {
      const { proxy, engine, ledger } = stage;
      const isChromium = engine.name === 'chromium';
      const customer = isChromium
        ? await stage.customer()
        : await stage.customer(
            (await stage.launch({ preferences: { 'dom.quotaManager.temporaryStorage.fixedLimit': 20_000 } })).tab,
          );
      await customer.arrive();
      const setQuota = async (quotaSize: number): Promise<void> => {
        if (!isChromium) return;
        const devtools = await customer.tab.devtools!();
        await devtools.send('Storage.overrideQuotaForOrigin', { origin: proxy.url, quotaSize });
      };
      await setQuota(4 << 20);
      stage.figure(`${((await fillDatabase(customer)) / 1_048_576).toFixed(1)} MiB of filler`);
      // What it counts is a guess of its own: now even one record is too much.
      await setQuota(1 << 20);

      if (isChromium) {
        await tapOffline(stage, customer);
        expect(await customer.holds(1)).toMatchObject([{ place: 'localStorage' }]);
        await proxy.up();
        await customer.wake();
        await customer.isTold('received');
        expect(ledger.stored()).toHaveLength(1);
      }
      await fillShelf(customer);
      await customer.arrive();
      await isBackInTheForm(stage, customer);
      expect(await customer.device()).toEqual([]);
    },
  },
  {
    id: 55,
    title: 'IndexedDB is absent, throws, hangs, is blocked by a deletion that waits; localStorage throws',
    engines: everywhere,
    expected: 'D1 online, else E',
    limitMs: 150_000,
    async run(stage) {
      const { site, proxy, ledger } = stage;
      const customer = await stage.customer();
      for (const [name, script] of Object.entries(broken)) {
        site.pages.script = noShelf + script;
        await customer.arrive();
        const before = ledger.stored().length;
        const startedMs = Date.now();
        await customer.tab.click({ role: 'button', name: 'Tell us what went wrong' });
        const clickedMs = Date.now();
        await customer.tab.click({ role: 'button', name: 'worse', within: 'dialog' });
        await customer.isTold('received');
        const tookMs = Date.now() - clickedMs;
        stage.figure(`${name}: received after ${(tookMs / 1_000).toFixed(1)} s`);
        expect(tookMs, name).toBeLessThan(3_000 + (clickedMs - startedMs) + 1_500);
        expect(ledger.stored()).toHaveLength(before + 1);
        await customer.arrive();
        await isBackInTheForm(stage, customer);
      }

      site.pages.script = noShelf;
      site.pages.files['/plain'] = ['text/html', '<!doctype html><title>Plain</title>'];
      // In a tab of its own: Firefox may cache a page that is left, with its connection, and then whoever comes waits for ever.
      const holder = await customer.tab.newTab();
      await holder.open(`${proxy.url}/plain`);
      await customer.arrive();
      await holder.evaluate(blockDatabase);
      await isBackInTheForm(stage, customer);
      await customer.arrive();
      await customer.tap();
      await customer.isTold('received');
      await holder.closeTab();
      await customer.arrive();
      await customer.holds(0);
    },
  },
  {
    id: 59,
    title: 'private mode',
    engines: ['chromium', 'firefox'],
    expected: 'K→D1',
    async run(stage) {
      const { proxy, engine, ledger } = stage;
      // A context of Chromium's automation is an incognito one.
      const customer =
        engine.name === 'chromium'
          ? await stage.customer()
          : await stage.customer(
              (await stage.launch({ preferences: { 'browser.privatebrowsing.autostart': true } })).tab,
            );
      await customer.arrive();
      await tapOffline(stage, customer);
      await proxy.up();
      await customer.wake();
      await customer.isTold('received');
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
  {
    id: 60,
    title: 'localStorage throws: by a script of the host, and in a sandboxed document of no origin',
    engines: everywhere,
    expected: 'D1',
    async run(stage) {
      const { site, proxy, ledger } = stage;
      const customer = await stage.customer();
      site.pages.script = noShelf;
      await customer.arrive();
      await customer.tap();
      await customer.isTold('received');
      await customer.holds(0);

      site.pages.script = '';
      // In such a document 'self' of connect-src is nobody, in WebKit: the shop names its address.
      site.pages.policy = `${strictPolicy.replace("connect-src 'self'", `connect-src ${proxy.url}`)}; sandbox allow-scripts allow-forms`;
      await customer.arrive();
      expect(await customer.tab.evaluate(() => self.origin)).toBe('null');
      await customer.tap();
      await customer.isTold('received');
      expect(ledger.stored()).toHaveLength(2);
    },
  },
  {
    id: 61,
    title: 'all storage is forbidden by a setting of the browser',
    engines: ['chromium', 'firefox'],
    expected: 'D1 online, else E',
    async run(stage) {
      const { ledger } = stage;
      const { tab } = await stage.launch({
        preferences: { 'network.cookie.cookieBehavior': 2 },
        settings: { profile: { default_content_setting_values: { cookies: 2 } } },
      });
      const customer = await stage.customer(tab);
      await customer.arrive();
      const isForbidden = () => {
        try {
          return !localStorage;
        } catch {
          return true;
        }
      };
      expect(await tab.evaluate(isForbidden)).toBe(true);
      await customer.tap();
      await customer.isTold('received');
      expect(ledger.stored()).toHaveLength(1);
      await customer.arrive();
      await isBackInTheForm(stage, customer);
    },
  },
];

import { expect } from '@playwright/test';
import type { Customer } from '../customer.js';
import { soon } from '../customer.js';
import { answerOf } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { createGate, once, posts, receipts, tapHeld, tapOffline, travel } from './steps.js';

/** Notes in the page when the prompt says that it is saved. */
const watchForSaved = ({ tab }: Customer): Promise<void> =>
  tab.evaluate(() => {
    const saved = new Promise((resolve) => document.addEventListener('earful-saved', resolve, { once: true }));
    Object.assign(window, { saved: saved.then(() => true) });
  });

/** Tabs and browsers that end or start anew. */
export const life: Row[] = [
  {
    id: 38,
    title: 'the tab is closed the instant "saved" appears',
    engines: everywhere,
    expected: 'K→D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await stage.customer();
      const later = await stage.customer(await customer.tab.newTab());
      await customer.arrive();
      await watchForSaved(customer);
      await proxy.down();
      await customer.tap();
      expect(await customer.tab.evaluate(() => (window as unknown as { saved: Promise<true> }).saved)).toBe(true);
      await customer.note();
      await customer.tab.closeTab();
      expect(ledger.stored()).toEqual([]);

      await proxy.up();
      await later.arrive();
      await later.holds(0);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
  {
    id: 39,
    title: 'the tab is closed during the request, which then arrives, or does not',
    engines: everywhere,
    core: ['chromium'],
    expected: 'D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const first = await stage.customer();
      const second = await stage.customer(await first.tab.newTab());
      const third = await stage.customer(await first.tab.newTab());

      const gate = createGate();
      proxy.inject({ kind: 'holdRequest', until: gate.until }, once);
      await first.arrive();
      await first.tap();
      await proxy.until(() => posts(stage)[0]?.isWhole, 'it is on its way');
      await first.note();
      await first.tab.closeTab();
      gate.open();
      await proxy.until(() => answerOf(posts(stage)[0]).status, 'it is stored, and nobody hears of it');
      expect(ledger.stored()).toHaveLength(1);
      await second.arrive();
      await second.holds(0);
      expect(receipts(stage)).toEqual(['stored', 'duplicate']);

      proxy.inject({ kind: 'blackHole' }, once);
      await second.tap();
      await proxy.until(() => posts(stage)[2]?.isWhole, 'it is on its way');
      await second.note();
      await second.tab.closeTab();
      expect(ledger.stored()).toHaveLength(1);
      await third.arrive();
      await third.holds(0);
      expect(receipts(stage)).toEqual(['stored', 'duplicate', 'stored']);
    },
  },
  {
    id: 40,
    title: 'the browser is killed (SIGKILL) after "saved"',
    engines: ['chromium', 'firefox'],
    expected: 'K→D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const before = await stage.launch({});
      const customer = await stage.customer(before.tab);
      await customer.arrive();
      await tapOffline(stage, customer);
      await before.kill();

      await proxy.up();
      const after = await stage.customer((await stage.launch({})).tab);
      await after.arrive();
      await after.holds(0);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
  {
    id: 41,
    title: 'the browser is killed (SIGKILL) between receipt and delete',
    engines: ['chromium', 'firefox'],
    expected: 'D1',
    async run(stage) {
      const { proxy, site, ledger } = stage;
      // The page stands still where it would delete. That it has come so far, it tells over the network, without which it could not.
      site.pages.script = `IDBObjectStore.prototype.delete = () => {
        const request = new XMLHttpRequest();
        request.open('GET', '/stands-still', false);
        request.send();
        for (;;);
      };`;
      const before = await stage.launch({});
      const customer = await stage.customer(before.tab);
      await customer.arrive();
      const release = await tapHeld(stage, customer);
      await customer.note();
      release();
      await proxy.until(() => proxy.seen.some(({ path }) => path === '/stands-still'), 'the page stands still');
      await before.kill();

      site.pages.script = '';
      const after = await stage.customer((await stage.launch({})).tab);
      await after.arrive();
      await after.holds(0);
      expect(receipts(stage)).toEqual(['stored', 'duplicate']);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
  {
    id: 42,
    title: 'the process of the page crashes after "saved"',
    engines: ['chromium', 'firefox'],
    expected: 'K→D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const browser = await stage.launch({});
      const customer = await stage.customer(browser.tab);
      await customer.arrive();
      await tapOffline(stage, customer);
      await browser.crash();

      await proxy.up();
      const later = await stage.customer(await browser.tab.newTab());
      await later.arrive();
      await later.holds(0);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
  {
    id: 43,
    title: 'reload, back and forward while it is under way',
    engines: everywhere,
    expected: 'D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await stage.customer();
      const moves: (() => Promise<void>)[] = [
        () => customer.tab.reload(),
        () => travel(customer, -1, '/first'),
        () => travel(customer, 1, '/second'),
      ];
      await customer.arrive('/first');
      await customer.arrive('/second');
      for (const [index, move] of moves.entries()) {
        const gate = createGate();
        proxy.inject({ kind: 'holdRequest', until: gate.until }, once);
        const before = posts(stage).length;
        const [given] = await customer.submit(stage.words());
        expect(given?.kept).toBe(true);
        await proxy.until(() => posts(stage)[before]?.isWhole, 'it is on its way');
        await customer.note();
        await move();
        gate.open();
        await customer.settles();
        await customer.wake();
        await expect.poll(() => ledger.stored().length, soon).toBe(index + 1);
        await expect.poll(async () => (await customer.device()).length, { ...soon, timeout: 25_000 }).toBe(0);
      }
      expect(ledger.stored()).toHaveLength(moves.length);
    },
  },
];

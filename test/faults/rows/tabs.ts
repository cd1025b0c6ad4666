import { expect } from '@playwright/test';
import type { Customer } from '../customer.js';
import { soon } from '../customer.js';
import { bodyOf } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import type { Stage } from '../stage.js';
import { arrived, createGate, critiques, once, posts, travel } from './steps.js';
import { queue } from './storage-shared.js';

/** One visitor with so many tabs of the shop. */
async function openTabs(stage: Stage, count: number): Promise<Customer[]> {
  const first = await stage.customer();
  const customers = [first];
  while (customers.length < count) customers.push(await stage.customer(await first.tab.newTab()));
  return customers;
}

/** Several tabs over one outbox. */
export const tabs: Row[] = [
  {
    id: 67,
    title: 'five tabs open at once, fifty critiques wait',
    engines: everywhere,
    expected: 'D1 each',
    limitMs: 120_000,
    async run(stage) {
      const { proxy, ledger } = stage;
      const customers = await openTabs(stage, 5);
      const [first] = customers as [Customer];
      await first.arrive();
      await proxy.down();
      await queue(stage, first, 50);
      await first.flush();
      await proxy.up();
      // All of it takes longer than a flush may last, and far longer than tabs that are refused wait before they look again.
      proxy.inject({ kind: 'delayAnswer', ms: 500 }, critiques);
      await Promise.all(customers.map(({ tab }) => tab.open(proxy.url)));
      await expect.poll(() => ledger.stored().length, { ...soon, timeout: 60_000 }).toBe(50);
      await first.holds(0);
      const sent = posts(stage).map((seen) => /critiqueId\\":\\"([^\\]+)/.exec(bodyOf(seen))?.[1]);
      const duplicates = sent.length - new Set(sent).size;
      stage.figure(`${duplicates} of ${sent.length} requests were duplicates`);
      expect(duplicates / 50).toBeLessThan(0.05);
    },
  },
  {
    id: 68,
    title: 'the tab that sends hangs in an endless loop of the host',
    engines: ['chromium', 'firefox'],
    expected: 'D1 by another tab within 30 s',
    async run(stage) {
      const { proxy, ledger } = stage;
      const [hanging, other] = (await openTabs(stage, 2)) as [Customer, Customer];
      await other.arrive();
      await hanging.arrive();
      proxy.inject({ kind: 'blackHole' }, once);
      await hanging.tap();
      await proxy.until(() => posts(stage)[0]?.isWhole, 'it is on its way');
      await hanging.note();
      await hanging.tab.evaluate(
        () =>
          void setTimeout(() => {
            for (;;);
          }, 1),
      );
      const startedMs = Date.now();
      // Its owner looks at the other tab.
      await other.tab.evaluate(() => void dispatchEvent(new Event('focus')));
      await expect.poll(() => ledger.stored().length, { ...soon, timeout: 30_000 }).toBe(1);
      stage.figure(`after ${((Date.now() - startedMs) / 1_000).toFixed(1)} s`);
      await other.holds(0);
      await hanging.tab.closeTab().catch(() => {});
    },
  },
  {
    id: 70,
    title: 'a script of the host steals the lock',
    engines: ['chromium', 'firefox'],
    expected: 'D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await arrived(stage);
      const gate = createGate();
      proxy.inject({ kind: 'holdAnswer', until: gate.until }, once);
      await customer.tap();
      await proxy.until(() => posts(stage)[0]?.isWhole, 'it is on its way');
      const held = await customer.tab.evaluate(async () => {
        const [lock] = (await navigator.locks.query()).held!;
        void navigator.locks.request(lock!.name!, { steal: true }, () => new Promise(() => {}));
        return lock!.name;
      });
      expect(held).toContain('/earful');
      gate.open();
      await customer.isTold('received');
      // The thief never lets go. It may be a tab that sends: only after 20 s the client does without.
      await customer.tell(stage.words());
      await customer.isTold('saved');
      await expect.poll(() => ledger.stored().length, { ...soon, timeout: 30_000 }).toBe(2);
      await customer.isTold('received');
      await customer.holds(0);
    },
  },
  {
    id: 71,
    title: 'the tab that sends goes into the back/forward cache',
    engines: everywhere,
    core: ['chromium'],
    expected: 'D1',
    async run(stage) {
      const { site, proxy, ledger } = stage;
      site.pages.files['/plain'] = ['text/html', '<!doctype html><title>Plain</title>'];
      const [leaving, other] = (await openTabs(stage, 2)) as [Customer, Customer];
      await other.arrive();
      await leaving.tab.open(`${proxy.url}/plain`);
      await leaving.arrive('/second');
      proxy.inject({ kind: 'blackHole' }, once);
      await leaving.submit(stage.words());
      await proxy.until(() => posts(stage)[0]?.isWhole, 'it is on its way');
      await travel(leaving, -1, '/plain');
      // The lock is free again, so the other tab sends.
      await other.wake();
      await expect.poll(() => ledger.stored().length, soon).toBe(1);
      await other.holds(0);
      await travel(leaving, 1, '/second');
      // A browser that did not keep it loads it anew.
      await leaving.settles();
      await leaving.submit(stage.words());
      await expect.poll(() => ledger.stored().length, { ...soon, timeout: 30_000 }).toBe(2);
      await other.holds(0);
    },
  },
];

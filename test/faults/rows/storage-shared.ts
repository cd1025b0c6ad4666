import { expect } from '@playwright/test';
import type { Customer } from '../customer.js';
import { soon } from '../customer.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import type { Stage } from '../stage.js';
import type { Submitted } from '../witness.js';
import { arrived, tapOffline } from './steps.js';

type Page = { earful: { client: import('@earful/client').Client } };

/**
 * Fills the outbox with critiques as the client of this page writes them, this many in all: one by the client itself, the others after
 * its model under names and words of their own. They go into the ledger.
 */
export async function queue(stage: Stage, customer: Customer, count: number): Promise<void> {
  await customer.submit(stage.words());
  await customer.holds(1);
  const words = Array.from({ length: count - 1 }, stage.words);
  const submitted = await customer.tab.evaluate(async (comments) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('earful');
      request.onsuccess = () => resolve(request.result);
    });
    const store = database.transaction('q', 'readwrite').objectStore('q');
    const [model] = await new Promise<{ critiqueId: string; body: string; submittedAt: number }[]>((resolve) => {
      const all = store.getAll();
      all.onsuccess = () => resolve(all.result as never);
    });
    const { client } = (window as unknown as Page).earful;
    const written = comments.map((comment) => {
      const { critiqueId, reference, secret } = client.mint();
      const body = { ...(JSON.parse(model!.body) as object), critiqueId, reference, comment };
      const key = `earful-q:${critiqueId}:1:${model!.submittedAt}`;
      return { ...model!, key, critiqueId, proof: secret, body: JSON.stringify(body) };
    });
    const transaction = database.transaction('q', 'readwrite', { durability: 'strict' });
    for (const record of written) transaction.objectStore('q').put(record, record.key);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
    return written.map(({ critiqueId }, index) => ({ critiqueId, revision: 1, comment: comments[index]!, kept: true }));
  }, words);
  stage.ledger.noted.push({ submitted: submitted as Submitted[], outcomes: [], faults: [], violations: [], shown: [] });
  await customer.holds(count);
}

/** Storage of the device as others leave it. */
export const storageShared: Row[] = [
  {
    id: 63,
    title: 'the outbox is full: 200 records',
    engines: everywhere,
    expected: 'E for the new one, older ones D1',
    limitMs: 120_000,
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await arrived(stage);
      await proxy.down();
      await queue(stage, customer, 200);
      await customer.flush();
      await customer.tap();
      await customer.isTold('unsaved');
      await customer.tell(stage.words());
      await customer.isTold('unsaved');
      await customer.holds(200);
      expect(await customer.tab.texts({ role: 'button', name: 'Copy', within: 'dialog' })).toEqual(['Copy']);
      expect(ledger.stored()).toEqual([]);

      await proxy.up();
      await customer.wake();
      const stored = () => ledger.stored().length;
      await expect.poll(stored, { ...soon, timeout: 60_000 }).toBe(202);
      await customer.holds(0);
      await customer.isTold('received');
    },
  },
  {
    id: 65,
    title: 'another tab raises the version of the database, and another deletes it',
    engines: everywhere,
    expected: 'K→D1',
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await stage.customer();
      const other = await customer.tab.newTab();
      await customer.arrive();
      await tapOffline(stage, customer);
      await proxy.up();
      await other.open(`${proxy.url}/page.css`);
      await proxy.down();
      // Our connection closes for whoever asks: nobody is kept waiting.
      const raised = await other.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const request = indexedDB.open('earful', 2);
            request.onblocked = () => resolve('blocked');
            request.onsuccess = () => (request.result.close(), resolve('raised'));
          }),
      );
      expect(raised).toBe('raised');
      await customer.submit(stage.words());
      await customer.holds(2);
      await proxy.up();
      await customer.wake();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(2);

      const deleted = await other.evaluate(
        () =>
          new Promise<string>((resolve) => {
            const request = indexedDB.deleteDatabase('earful');
            request.onblocked = () => resolve('blocked');
            request.onsuccess = () => resolve('deleted');
          }),
      );
      expect(deleted).toBe('deleted');
      await proxy.down();
      const [given] = await customer.submit(stage.words());
      expect(given?.kept).toBe(true);
      expect(await customer.holds(1)).toMatchObject([{ place: 'IndexedDB' }]);
      await proxy.up();
      await customer.wake();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(3);
    },
  },
];

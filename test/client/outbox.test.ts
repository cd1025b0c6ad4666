import { IDBFactory, IDBObjectStore as FakeStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OutboxRecord } from '../../packages/client/src/outbox.js';
import { createOutbox } from '../../packages/client/src/outbox.js';

type Host = { indexedDB?: unknown; window?: { localStorage: Record<string, string> } };
const host = globalThis as unknown as Host;

const record = (n: number, words = ''): OutboxRecord => ({
  v: 1,
  key: `earful-q:${n}:1:d`,
  endpoint: 'https://shop.example/earful',
  critiqueId: `${n}`,
  revision: 1,
  proof: 'p',
  body: JSON.stringify({ critiqueId: `${n}`, words }),
  submittedAt: 0,
  tries: 0,
  notBefore: 0,
});

beforeEach(() => void (host.indexedDB = new IDBFactory()));
afterEach(() => {
  vi.restoreAllMocks();
  delete host.indexedDB;
  delete host.window;
});

/** Another page on the same device. */
const reopened = () => createOutbox().list();

test('keeps records in IndexedDB, one per key, for later pages', async () => {
  const outbox = createOutbox();
  expect(await outbox.put(record(1))).toBe(true);
  expect(await outbox.put(record(2))).toBe(true);
  expect(await outbox.put({ ...record(1), tries: 3 })).toBe(true);
  expect(await reopened()).toEqual([{ ...record(1), tries: 3 }, record(2)]);
  await outbox.remove(record(1).key);
  expect(await reopened()).toEqual([record(2)]);
});

test('asks for strict durability and says "kept" only after the transaction is complete', async () => {
  const opened = vi.spyOn(
    (await import('fake-indexeddb')).IDBDatabase.prototype as unknown as {
      transaction: (...args: unknown[]) => unknown;
    },
    'transaction',
  );
  let complete = false;
  const original = FakeStore.prototype.put;
  vi.spyOn(FakeStore.prototype, 'put').mockImplementation(function (this: InstanceType<typeof FakeStore>, ...args) {
    this.transaction.addEventListener('complete', () => (complete = true));
    return original.apply(this, args);
  });
  expect(await createOutbox().put(record(1))).toBe(true);
  expect(complete).toBe(true);
  expect(opened).toHaveBeenLastCalledWith('q', 'readwrite', { durability: 'strict' });
});

test('reading leaves no database behind', async () => {
  expect(await reopened()).toEqual([]);
  expect(await (host.indexedDB as IDBFactory).databases()).toEqual([]);
});

/** What the fake itself calls when a commit fails: nobody else can abort a transaction that is being committed. */
interface Quota {
  _abort(name: string): void;
}

/** As Chromium does over quota: the request succeeds, then the transaction aborts. */
const abortLater = () => {
  const original = FakeStore.prototype.put;
  vi.spyOn(FakeStore.prototype, 'put').mockImplementation(function (this: InstanceType<typeof FakeStore>, ...args) {
    const request = original.apply(this, args);
    request.addEventListener('success', () => (this.transaction as unknown as Quota)._abort('QuotaExceededError'));
    return request;
  });
};

test('a request that succeeds in a transaction that aborts is not kept: localStorage takes it', async () => {
  abortLater();
  host.window = { localStorage: { theme: 'dark' } };
  const outbox = createOutbox();
  expect(await outbox.put(record(1))).toBe(true);
  expect(Object.keys(host.window.localStorage)).toEqual(['theme', record(1).key]);
  expect(await reopened()).toEqual([record(1)]);
  await outbox.remove(record(1).key);
  expect(host.window.localStorage).toEqual({ theme: 'dark' });
});

test('without any storage that works it lives in memory, and that is not called kept', async () => {
  abortLater();
  const outbox = createOutbox();
  expect(await outbox.put(record(1))).toBe(false);
  expect(await outbox.list()).toEqual([record(1)]);
  expect(await reopened()).toEqual([]);
});

test('a record that could not be kept becomes kept once storage works again, in one place only', async () => {
  abortLater();
  const outbox = createOutbox();
  expect(await outbox.put(record(1))).toBe(false);
  vi.restoreAllMocks();
  expect(await outbox.put({ ...record(1), tries: 1 })).toBe(true);
  expect(await outbox.list()).toEqual([{ ...record(1), tries: 1 }]);
});

describe('IndexedDB that does not work', () => {
  test.each<[string, () => unknown]>([
    ['is absent', () => undefined],
    [
      'throws',
      () => ({
        open: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    ],
  ])('%s: localStorage keeps', async (_, make) => {
    host.indexedDB = make();
    host.window = { localStorage: {} };
    expect(await createOutbox().put(record(1))).toBe(true);
    expect(Object.keys(host.window.localStorage)).toHaveLength(1);
  });

  test('localStorage that is full or forbidden: memory, not kept', async () => {
    host.indexedDB = undefined;
    const full = new Proxy({} as Record<string, string>, {
      set: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    host.window = { localStorage: full };
    expect(await createOutbox().put(record(1))).toBe(false);
    host.window = Object.defineProperty({} as { localStorage: Record<string, string> }, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    expect(await createOutbox().put(record(1))).toBe(false);
  });

  test('drops its connection: opened once more, nothing lost', async () => {
    const outbox = createOutbox();
    await outbox.put(record(1));
    const { IDBDatabase } = await import('fake-indexeddb');
    const transaction = vi
      .spyOn(IDBDatabase.prototype as unknown as { transaction: () => unknown }, 'transaction')
      .mockImplementationOnce(() => {
        throw new DOMException('connection is closing', 'InvalidStateError');
      });
    expect(await outbox.put(record(2))).toBe(true);
    expect(transaction.mock.calls.length).toBeGreaterThan(1);
    expect(await reopened()).toHaveLength(2);
  });
});

test('gives way when another tab deletes the database, and works afterwards', async () => {
  const outbox = createOutbox();
  await outbox.put(record(1));
  await new Promise((resolve, reject) => {
    const request = (host.indexedDB as IDBFactory).deleteDatabase('earful');
    request.addEventListener('success', resolve);
    request.addEventListener('blocked', reject);
  });
  expect(await outbox.list()).toEqual([]);
  expect(await outbox.put(record(2))).toBe(true);
  expect(await reopened()).toEqual([record(2)]);
});

test('a record that may only live in memory is listed, and gone with the page', async () => {
  const outbox = createOutbox();
  expect(await outbox.put(record(1), true)).toBe(false);
  expect(await outbox.list()).toEqual([record(1)]);
  expect(await reopened()).toEqual([]);
});

test('localStorage gives its records in the order of their keys, whatever order it has itself', async () => {
  host.indexedDB = undefined;
  host.window = { localStorage: {} };
  for (const n of [3, 1, 2]) host.window.localStorage[record(n).key] = JSON.stringify(record(n));
  expect(await createOutbox().list()).toEqual([record(1), record(2), record(3)]);
});

test('localStorage entries that cannot be read are passed over and stay', async () => {
  host.indexedDB = undefined;
  const entries = { 'earful-q:bad': '{"v":1', cart: '{}' };
  host.window = { localStorage: { ...entries, [record(1).key]: JSON.stringify(record(1)) } };
  expect((await createOutbox().list()).filter(Boolean)).toEqual([record(1)]);
  expect(host.window.localStorage).toMatchObject(entries);
});

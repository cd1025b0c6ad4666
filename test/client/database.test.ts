import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';

vi.hoisted(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

const { createDatabase } = await import('../../packages/client/src/database.js');
const { createOutbox } = await import('../../packages/client/src/outbox.js');

afterEach(() => void vi.unstubAllGlobals());

/** What needs no more time than none. */
const nobodyWaits = async <T>(work: Promise<T>): Promise<T> => {
  await vi.advanceTimersByTimeAsync(0);
  return work;
};

/** What lies in the database, read past the client. */
const read = async (factory: IDBFactory): Promise<unknown> => {
  const request = factory.open('earful');
  await new Promise((resolve) => (request.onsuccess = resolve));
  const all = request.result.transaction('q').objectStore('q').getAll();
  await new Promise((resolve) => (all.onsuccess = resolve));
  request.result.close();
  return all.result;
};

/** Another tab keeps a transaction alive, until it is told to let go. */
const hold = async (factory: IDBFactory): Promise<() => Promise<void>> => {
  const request = factory.open('earful');
  await new Promise((resolve) => (request.onsuccess = resolve));
  const transaction = request.result.transaction('q', 'readwrite');
  let isHeld = true;
  const ask = (): void => {
    if (isHeld) transaction.objectStore('q').count().onsuccess = ask;
  };
  ask();
  const done = new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()));
  return () => {
    isHeld = false;
    return done;
  };
};

const keyOf = (name: string): string => `earful-q:${name}`;
const record = (name: string, tries = 0) => ({ key: keyOf(name), tries }) as never;

test('looking into a device that holds nothing opens nothing; an older browser is asked by opening', async () => {
  const databases = vi.fn(async () => [{ name: 'someone-else' }]);
  vi.stubGlobal('indexedDB', { open: vi.fn(), databases });
  expect(await createDatabase().list()).toEqual([]);
  expect(indexedDB.open).not.toHaveBeenCalled();
  for (const known of [undefined, () => Promise.reject(new Error('private')), async () => [{ name: 'earful' }]]) {
    const opened = vi.fn(() => {
      throw undefined;
    });
    vi.stubGlobal('indexedDB', { open: opened, databases: known });
    await Promise.resolve(createDatabase().list()).catch(() => {});
    expect(opened).toHaveBeenCalled();
  }
});

test('a database that never answers costs 3 s once, not once per call', async () => {
  vi.stubGlobal('indexedDB', { open: vi.fn(() => ({})) });
  const database = createDatabase();
  let failures = 0;
  const read = () => Promise.resolve(database.list()).catch(() => failures++);
  const first = read();
  await vi.advanceTimersByTimeAsync(2_999);
  expect(failures).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  await first;
  // Once more with a new connection, and no more then.
  for (const _ of 'again') await nobodyWaits(read());
  expect(failures).toBe(6);
  expect(indexedDB.open).toHaveBeenCalledTimes(2);
});

test('a browser that does not even say which databases there are costs 3 s once', async () => {
  vi.stubGlobal('indexedDB', { open: vi.fn(() => ({})), databases: () => new Promise(() => {}) });
  const database = createDatabase();
  let failures = 0;
  const attempt = (work: unknown) => Promise.resolve(work).catch(() => failures++);
  const first = attempt(database.list());
  await vi.advanceTimersByTimeAsync(2_999);
  expect(failures).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  await first;
  const second = attempt(database.put({ key: 'k' } as never));
  await vi.advanceTimersByTimeAsync(0);
  await second;
  expect(failures).toBe(2);
});

test('a database that opens late has done what was asked of it, and is used from then on', async () => {
  const factory = new IDBFactory();
  const slow: { onsuccess?: () => void; result?: unknown } = {};
  vi.stubGlobal('indexedDB', { open: () => slow });
  const database = createDatabase();
  const late = Promise.resolve(database.put({ key: 'k' } as never)).catch(() => 'late');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await late).toBe('late');

  const { open } = factory;
  const request = open.call(factory, 'earful');
  request.onupgradeneeded = () => void request.result.createObjectStore('q');
  await new Promise((resolve) => (request.onsuccess = resolve));
  slow.result = request.result;
  slow.onsuccess!();
  vi.stubGlobal('indexedDB', factory);
  await vi.waitFor(async () => expect(await read(factory)).toEqual([{ key: 'k' }]));
  expect(await database.list()).toEqual([{ key: 'k' }]);
  // Nobody is late any more: the next wait is a whole one again.
  expect(vi.getTimerCount()).toBe(0);
});

test('another tab holds a transaction: localStorage keeps within 3 s, once; in the end all is in one place', async () => {
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  const localStorage: Record<string, string> = {};
  vi.stubGlobal('window', { localStorage });
  const outbox = createOutbox();
  expect(await outbox.put(record('a'))).toBe(true);
  const letGo = await hold(factory);

  const first = outbox.put(record('b'));
  await vi.advanceTimersByTimeAsync(2_999);
  expect(localStorage).toEqual({});
  await vi.advanceTimersByTimeAsync(1);
  expect(await first).toBe(true);
  expect(Object.keys(localStorage)).toEqual([keyOf('b')]);
  // From here on nobody waits; what is asked for is done when it can be, in this order.
  expect(await nobodyWaits(outbox.list())).toEqual([record('b')]);
  expect(await nobodyWaits(outbox.put(record('a', 1)))).toBe(true);
  await nobodyWaits(outbox.remove(keyOf('b')));
  expect(Object.keys(localStorage)).toEqual([keyOf('a')]);

  await letGo();
  expect(await read(factory)).toEqual([record('a', 1)]);
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
  // It answers again: it is waited for, and what lay elsewhere comes home.
  expect(await outbox.list()).toEqual([record('a', 1), record('a', 1)]);
  expect(await outbox.put(record('a', 2))).toBe(true);
  expect(localStorage).toEqual({});
  expect(await outbox.list()).toEqual([record('a', 2)]);
});

test('a connection that stops answering costs 3 s once; a new one is used then', async () => {
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  const database = createDatabase();
  await database.put({ key: 'a' } as never);
  const { IDBDatabase } = await import('fake-indexeddb');
  const deaf = vi
    .spyOn(IDBDatabase.prototype as unknown as { transaction: () => unknown }, 'transaction')
    .mockImplementationOnce(() => ({ objectStore: () => ({ put: () => ({}) }) }));
  const first = Promise.resolve(database.put({ key: 'b' } as never)).catch(() => 'late');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await first).toBe('late');

  const second = Promise.resolve(database.put({ key: 'c' } as never)).catch(() => 'late');
  expect(await nobodyWaits(second)).toBe('late');
  await vi.waitFor(async () => expect(await read(factory)).toEqual([{ key: 'a' }, { key: 'c' }]));
  await database.put({ key: 'd' } as never);
  expect(await database.list()).toEqual([{ key: 'a' }, { key: 'c' }, { key: 'd' }]);
  expect(new Set(deaf.mock.contexts).size).toBeGreaterThan(1);
  deaf.mockRestore();
});

import { expect, test, vi } from 'vitest';

vi.hoisted(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

const { createDatabase } = await import('../../packages/client/src/database.js');

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
  await read();
  expect(failures).toBe(2);
  expect(indexedDB.open).toHaveBeenCalledTimes(1);
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

test('a database that opens late is used from then on', async () => {
  const { IDBFactory } = await import('fake-indexeddb');
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  await createDatabase().put({ key: 'k' } as never);

  const slow = { open: () => ({}) as { onsuccess?: () => void; result?: IDBDatabase } };
  const request = slow.open();
  vi.stubGlobal('indexedDB', { open: () => request });
  const database = createDatabase();
  const late = Promise.resolve(database.list()).catch(() => 'late');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await late).toBe('late');
  const open = factory.open('earful');
  await new Promise((resolve) => (open.onsuccess = resolve));
  request.result = open.result as unknown as IDBDatabase;
  request.onsuccess!();
  await vi.advanceTimersByTimeAsync(0);
  expect(await database.list()).toEqual([{ key: 'k' }]);
  // Nobody is late any more: the next wait is a whole one again.
  expect(vi.getTimerCount()).toBe(0);
});

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
    expect(opened).toHaveBeenCalledTimes(1);
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

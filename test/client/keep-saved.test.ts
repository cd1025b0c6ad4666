import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { keepSaved } from '../../packages/client/src/keep-saved.js';
import type { OutboxRecord } from '../../packages/client/src/outbox.js';
import { createOutbox } from '../../packages/client/src/outbox.js';

const record = (key: string) => ({ v: 1, key: `earful-q:${key}`, body: '{}' }) as OutboxRecord;

const takeAway = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('earful');
    request.onsuccess = resolve;
    request.onblocked = reject;
  });

afterEach(() => vi.unstubAllGlobals());

test('what was called saved is written again when the database is taken away, and sent; what has gone stays gone', async () => {
  vi.stubGlobal('window', {});
  const outbox = createOutbox();
  let flushes = 0;
  const lying = async () => ((await outbox.list()) as OutboxRecord[]).map(({ key }) => key);
  const flushed = () => vi.waitFor(() => expect(flushes).toBe(1));
  keepSaved(outbox, async () => void flushes++);

  await outbox.put(record('a'));
  await outbox.put(record('b'));
  await outbox.remove('earful-q:b');
  await takeAway();
  await flushed();
  expect(await lying()).toEqual(['earful-q:a']);

  // And once more: the new database is watched as well.
  flushes = 0;
  await takeAway();
  await flushed();
  expect(await lying()).toEqual(['earful-q:a']);
});

test('without a database nothing is watched, and records are kept as before', async () => {
  vi.stubGlobal('indexedDB', undefined);
  vi.stubGlobal('window', { localStorage: {} });
  const outbox = createOutbox();
  keepSaved(outbox, async () => {});
  expect(await outbox.put(record('c'))).toBe(true);
  expect(await outbox.list()).toEqual([record('c')]);
});

test('on a full disk no database opens, and what localStorage takes into memory is not called saved', async () => {
  const failing = (message: string) => ({
    databases: async () => [{ name: 'earful', version: 1 }],
    open: () => {
      const request = { error: new DOMException(message, 'UnknownError') } as unknown as IDBOpenDBRequest;
      queueMicrotask(() => request.onerror?.(new Event('error')));
      return request;
    },
  });
  vi.stubGlobal('window', { localStorage: {} });
  for (const [message, kept] of [
    ['Internal error opening backing store for indexedDB.open.', true],
    ['Encountered full disk while opening backing store for indexedDB.open.', false],
  ] as const) {
    vi.stubGlobal('indexedDB', failing(message));
    const outbox = createOutbox();
    keepSaved(outbox, async () => {});
    expect(await outbox.put(record('d'))).toBe(kept);
    expect(await outbox.list()).toContainEqual(record('d'));
  }
});

test('a database that does not answer holds nobody up for longer than a second', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.resetModules();
  const own = await import('../../packages/client/src/keep-saved.js');
  vi.stubGlobal('indexedDB', { open: () => ({}) });
  const outbox = { list: async () => [], put: async (_one: OutboxRecord) => true, remove: async () => {} };
  own.keepSaved(outbox, async () => {});
  const kept = outbox.put(record('e'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await kept).toBe(true);
  vi.useRealTimers();
});

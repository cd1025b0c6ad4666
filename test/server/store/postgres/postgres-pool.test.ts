import type { Store } from '@earful/server';
import { openStore } from '@earful/server';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeDatabase } from '../../support/database.js';
import { proxyTo } from '../../support/proxy.js';

const look = (store: Store) => store.read.selectFrom('members').selectAll().execute();

test.each<[string, (store: Store) => Promise<unknown>]>([
  ['with nothing under way', () => Promise.reject(new Error('not asked'))],
  ['with a question that is never answered', look],
])('a store whose server has fallen silent is closed, and leaves no connection, %s', async (_, ask) => {
  const database = await makeDatabase();
  const proxy = await proxyTo(new URL(database.options.databaseUrl!));
  const store = await openStore({ databaseUrl: proxy.url });
  await look(store);
  proxy.lets.in = false;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const failed = expect(ask(store)).rejects.toThrow();
  let isClosed = false;
  const closed = store.close().then(() => (isClosed = true));
  while (!isClosed) {
    await setImmediate();
    vi.advanceTimersByTime(1_000);
  }
  await closed;
  await failed;
  vi.useRealTimers();
  await expect.poll(proxy.open).toBe(0);
});

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createCommitNews } from '../../../../packages/server/src/store/postgres-commit-news.js';
import { makeDatabase } from '../../support/database.js';

const name = 'earful-news';

/** Stands before a server and lets pass what it is told to: never a goodbye that nobody answers. */
async function proxyTo(url: URL) {
  const lets = { in: true, out: true };
  let passed = 0;
  let tell = (): void => {};
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect(Number(url.port), url.hostname);
    for (const socket of [near, far]) socket.on('error', () => {});
    near.on('data', (bytes) => void (lets.in && far.write(bytes)));
    far.on('data', (bytes) => {
      passed += 1;
      if (lets.out) near.write(bytes);
      tell();
    });
    for (const end of ['end', 'close']) near.on(end, () => far.destroy());
    onTestFinished(() => void [near, far].map((one) => one.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  /** Resolves when the server has answered so often. */
  const answered = (times: number) =>
    new Promise<void>((resolve) => {
      tell = () => passed >= times && resolve();
      tell();
    });
  return { url: through.href, lets, server, answered };
}

type Proxy = Awaited<ReturnType<typeof proxyTo>>;

test.each<[string, (proxy: Proxy, listen: () => void) => Promise<unknown>]>([
  [
    'connects',
    async (proxy, listen) => {
      proxy.lets.in = false;
      const connected = once(proxy.server, 'connection');
      listen();
      await connected;
    },
  ],
  [
    'signs in',
    (proxy, listen) => {
      proxy.lets.out = false;
      listen();
      return proxy.answered(1);
    },
  ],
  [
    'begins to listen',
    async (proxy, listen) => {
      listen();
      await proxy.answered(1);
      proxy.lets.out = false;
      await proxy.answered(2);
    },
  ],
  [
    'listens, and the server has fallen silent',
    async (proxy, listen) => {
      listen();
      await proxy.answered(2);
      proxy.lets.in = false;
    },
  ],
])('the end is not held up by a connection that %s, and leaves none at the server', async (_, reach) => {
  const database = await makeDatabase();
  const proxy = await proxyTo(new URL(database.options.databaseUrl!));
  const pool = new pg.Pool();
  onTestFinished(() => pool.end());
  const news = createCommitNews(pool, { connectionString: proxy.url, application_name: name });
  await reach(proxy, () => news.listen(() => {}));
  news.close();
  const left = () => database.rows(`select pid from pg_stat_activity where application_name = '${name}'`);
  await expect.poll(left).toEqual([]);
});

import { once } from 'node:events';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createCommitNews } from '../../../../packages/server/src/store/postgres-commit-news.js';
import { makeDatabase } from '../../support/database.js';
import { proxyTo } from '../../support/proxy.js';

const name = 'earful-news';

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

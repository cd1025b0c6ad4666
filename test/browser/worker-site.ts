import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import { DatabaseSync } from '@photostructure/sqlite';
import { createEarful, openStore } from '@earful/server';
import { build } from 'vite';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A site with a service worker of its own, and a real receiver with a real store below `/earful`. `/plain` is without Earful. */
export interface WorkerSite {
  url: string;
  /** Nothing that is posted reaches the receiver: its connection breaks, as without a network. */
  down: boolean;
  /** How many posts the worker has tried, and how many of anybody got through. */
  posts: { byWorker: number; arrived: number };
  /** Called when a post gets through, before the receiver has it. */
  arriving: () => Promise<void> | void;
  /** Reads the store through a connection of its own. */
  rows: (sql: string) => Record<string, unknown>[];
}

/** The code blocks of the client's README about the worker, in order: one for the worker, one for the page. */
const examples = (): string[] => {
  const text = readFileSync(join(repository, 'packages/client/README.md'), 'utf8');
  const [, chapter = ''] = /^## After the tab is gone(.*?)^## /ms.exec(text) ?? [];
  return [...chapter.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);
};

/** One classic script of a module and all that it imports from the built packages. */
const bundle = async (code: string): Promise<string> => {
  const entry = join(repository, 'packages/client', 'virtual-entry.js');
  const output = await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    plugins: [
      { name: 'example', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? code : null) },
    ],
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'example' } },
  });
  const [written] = output as unknown as { output: [{ code: string }] }[];
  return written!.output[0].code;
};

const config = {
  brand: { name: 'Lindenhof' },
  touchpoints: [{ id: 'checkout', name: 'Checkout', paths: ['/**'] }],
};

const html = `<!doctype html><html lang="en"><title>Shop</title>
<script type="application/json" data-earful>${JSON.stringify(config)}</script>
<script async src="/earful/earful.js" data-endpoint="/earful"></script>
<script src="/page.js"></script>
<script>navigator.serviceWorker.register('/worker.js')</script>`;

export const test = base.extend<{ site: WorkerSite }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that one needs from the pattern.
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'earful-worker-'));
    const [worker = '', page = ''] = await Promise.all(examples().map(bundle));
    const files: Record<string, string> = { '/worker.js': worker, '/page.js': page };
    const site: WorkerSite = {
      url: '',
      down: false,
      posts: { byWorker: 0, arrived: 0 },
      arriving: () => {},
      rows: (sql) => {
        const database = new DatabaseSync(join(folder, 'earful.db'), { readOnly: true });
        try {
          return database.prepare(sql).all() as Record<string, unknown>[];
        } finally {
          database.close();
        }
      },
    };
    const server = createServer(async (request, response) => {
      const { url = '/', method = 'GET' } = request;
      if (!url.startsWith('/earful/')) {
        response.setHeader('content-type', files[url] === undefined ? 'text/html' : 'text/javascript');
        return void response.end(files[url] ?? (url === '/plain' ? '<!doctype html><title>Plain</title>' : html));
      }
      const isPost = method === 'POST';
      if (isPost && request.headers.referer?.endsWith('/worker.js')) site.posts.byWorker++;
      if (isPost && site.down) return void request.socket.destroy();
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (isPost) {
        site.posts.arrived++;
        await site.arriving();
      }
      const answer = await earful.fetch(
        new Request(new URL(url, site.url), {
          method,
          headers: request.headers as Record<string, string>,
          ...(isPost && { body: Buffer.concat(chunks) }),
        }),
      );
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const store = await openStore({ folder });
    const earful = createEarful({
      config,
      store,
      publicUrl: site.url.slice(0, -1),
    });
    await use(site);
    server.closeAllConnections();
    server.close();
    await earful.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** A visit whose page has the prompt at hand, and whose worker is ready. */
export const visit = async (context: BrowserContext, site: WorkerSite): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await expect(page.locator('earful-launcher')).toBeVisible();
  return page;
};

/** Somebody answers by the launcher. */
export const answer = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await page.getByRole('button', { name: words, exact: true }).click();
};

/** Neither page nor worker is sending. */
const untilQuiet = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).held)).toEqual([]);

/** Answered while nothing gets through: page and worker have both tried in vain, and nobody is at it any more. */
export const answerInVain = async (page: Page, site: WorkerSite): Promise<void> => {
  site.down = true;
  await answer(page, 'much worse');
  await expect(page.locator('earful-critique').getByText('is kept on this device')).toBeVisible();
  await untilQuiet(page);
  // The sync may have come while the page was still at it; then the worker has left it at that.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active!.postMessage('earful'));
  await expect.poll(() => site.posts.byWorker).toBeGreaterThan(0);
  await untilQuiet(page);
};

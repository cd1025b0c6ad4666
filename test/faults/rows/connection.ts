import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findOnPath } from '../../helpers/find-browser.mjs';
import { createProxy } from '../proxy/proxy.js';
import { isCritique } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { plainTag, strictPolicy } from '../site.js';
import { arrived, tapOffline } from './steps.js';

const tagFor = (endpoint: string): string => plainTag.replace('data-endpoint="/earful"', `data-endpoint="${endpoint}"`);
const openPolicy = strictPolicy.replace("connect-src 'self'", "connect-src 'self' http: https:");

/** A server whose certificate nobody has signed but itself. */
async function startSelfSigned() {
  const folder = mkdtempSync(join(tmpdir(), 'earful-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'];
  execFileSync(findOnPath(['openssl'])!, [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  let requests = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
    requests++;
    response.end('{}');
  });
  rmSync(folder, { recursive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close: () => (server.closeAllConnections(), server.close()),
  };
}

/** What a browser knows, or thinks that it knows, of its connection. */
export const connection: Row[] = [
  {
    id: 13,
    title: 'no such name, refused, reset, a certificate that nobody signed',
    engines: everywhere,
    expected: 'K',
    async run(stage) {
      const { site } = stage;
      const breaking = await createProxy(1);
      breaking.door = 'reset';
      const closed = await createProxy(1);
      await closed.down();
      const selfSigned = await startSelfSigned();
      const ways = ['http://nobody.invalid', closed.url, breaking.url, selfSigned.url];
      const classes: unknown[] = [];
      try {
        site.pages.policy = openPolicy;
        const customer = await stage.customer();
        for (const [index, origin] of ways.entries()) {
          site.pages.tag = tagFor(`${origin}/earful`);
          await customer.arrive();
          await customer.tap();
          await customer.isTold('saved');
          const status = await customer.tab.texts({ role: 'status', within: 'dialog' });
          const [outcome] = await customer.hears(1);
          const records = await customer.holds(index + 1);
          const { tries, notBefore, hold, returned } = records.at(-1)!;
          // Without an answer it is tried again at every occasion, and Firefox gives the focus as it likes.
          expect(tries).toBeGreaterThan(0);
          classes.push({
            status: status.join().replace(/\d.*/, ''),
            ...outcome,
            critiqueId: 0,
            atMs: 0,
            notBefore,
            hold,
            returned,
          });
        }
      } finally {
        await breaking.down();
        selfSigned.close();
      }
      expect(classes[0]).toMatchObject({ state: 'saved', status: 0, notBefore: 0 });
      expect(classes).toEqual(ways.map(() => classes[0]));
      expect(selfSigned.requests()).toBe(0);
    },
  },
  {
    id: 15,
    title: 'navigator.onLine stuck at false, and at true',
    engines: everywhere,
    expected: 'D1 / K→D1',
    async run(stage) {
      const { site, proxy, ledger } = stage;
      const stuckAt = (value: boolean): string =>
        `Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => ${value} })`;
      const customer = await stage.customer();
      site.pages.script = stuckAt(false);
      await customer.arrive();
      await customer.tap();
      await customer.isTold('received');
      await customer.holds(0);

      site.pages.script = stuckAt(true);
      await customer.arrive();
      await tapOffline(stage, customer);
      await customer.holds(1);
      expect(ledger.stored()).toHaveLength(1);
      await proxy.up();
      await customer.wake();
      await customer.isTold('received');
    },
  },
  {
    id: 17,
    title: 'a service worker of the host adds a header, and the preflight is denied',
    engines: ['chromium', 'firefox'],
    expected: 'K→D1',
    async run(stage) {
      const { site, proxy, ledger } = stage;
      // Another name of the same address is another origin.
      const endpoint = `http://localhost:${proxy.port}/earful`;
      const worker = `
        addEventListener('install', () => skipWaiting());
        addEventListener('activate', (event) => event.waitUntil(clients.claim()));
        addEventListener('fetch', (event) => {
          if (event.request.method !== 'POST') return;
          event.respondWith(event.request.text().then((body) =>
            fetch(event.request.url, { method: 'POST', body, headers: { 'content-type': 'text/plain', 'x-host': '1' } })));
        });`;
      site.pages.files['/worker.js'] = ['text/javascript', worker];
      site.pages.policy = `${openPolicy}; worker-src 'self'`.replace("require-trusted-types-for 'script'; ", '');
      site.pages.tag = tagFor(endpoint);
      site.pages.script = `navigator.serviceWorker.register('/worker.js')`;
      const customer = await arrived(stage);
      await customer.tab.evaluate(async () => {
        await navigator.serviceWorker.ready;
        if (!navigator.serviceWorker.controller)
          await new Promise((taken) => navigator.serviceWorker.addEventListener('controllerchange', taken));
      });
      // Firefox lets requests with keepalive pass by the worker. Those of more than 16 KiB have none.
      const isSmallSeen = stage.engine.name !== 'firefox';
      await customer.tap();
      await customer.isTold(isSmallSeen ? 'saved' : 'received');
      await customer.submit(`${stage.words()} ${'ż'.repeat(3_500)}`);
      expect((await customer.hears(2)).at(-1)).toMatchObject({ state: 'saved', status: 0 });
      await customer.holds(isSmallSeen ? 2 : 1);
      const asked = proxy.seen.filter(({ method, path }) => method === 'OPTIONS' && path === '/earful/v1/critiques');
      expect(asked[0]?.headers).toMatchObject({ 'access-control-request-headers': expect.stringContaining('x-host') });
      expect(proxy.seen.filter(isCritique)).toHaveLength(isSmallSeen ? 0 : 1);

      site.pages.script = '';
      await customer.tab.evaluate(async () => void (await (await navigator.serviceWorker.ready).unregister()));
      await customer.arrive();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(2);
    },
  },
  {
    id: 19,
    title: 'an idle connection is closed just as it is used again',
    engines: everywhere,
    expected: 'D1',
    notRun: { webkit: 'it opens a new connection for every POST, so none is used again' },
    async run(stage) {
      const { proxy, ledger } = stage;
      const customer = await arrived(stage);
      proxy.inject({ kind: 'close' }, { when: (head) => isCritique(head) && head.nth > 1 });
      await customer.tap();
      await customer.isTold('received');
      await customer.tell(stage.words());
      await customer.isTold('received');
      expect(proxy.seen.filter(({ fault }) => fault === 'close').length).toBeGreaterThan(0);
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(2);
    },
  },
];

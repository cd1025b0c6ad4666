import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { staffRights } from '@earful/protocol';
import { answerOf } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import type { Stage } from '../stage.js';
import { sent, staffAt } from './steps.js';

/** A request that would change something, if it were ours. */
interface Strike {
  method: string;
  url: string;
  body: Record<string, string>;
}

/** Runs in the attacker's page: every way in which a page can send something elsewhere, each told by the address. */
async function strikeAll(strikes: Strike[], from: string, hasGet: string[]): Promise<void> {
  const enctypes = {
    plain: 'text/plain',
    urlencoded: 'application/x-www-form-urlencoded',
    multipart: 'multipart/form-data',
  };
  const marked = (url: string, method: string, way: string) => `${url}?from=${from}&for=${method}&way=${way}`;
  const send = (url: string, init: RequestInit) => fetch(url, { credentials: 'include', ...init }).catch(() => {});
  for (const { method, url, body } of strikes) {
    const json = JSON.stringify(body);
    for (const [way, enctype] of Object.entries(enctypes)) {
      const frame = document.createElement('iframe');
      frame.name = `frame-${Math.random()}`;
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', enctype, action: marked(url, method, way), target: frame.name });
      // As text, `name=value` is JSON when the equals sign stands in a string.
      const fields =
        way === 'plain' ? [[`${json.slice(0, -1)}${json === '{}' ? '' : ','}"x":"`, '"}']] : Object.entries(body);
      for (const [name, value] of fields) {
        const input = document.createElement('input');
        Object.assign(input, { type: 'hidden', name, value });
        form.append(input);
      }
      document.body.append(frame, form);
      form.submit();
    }
    const noType = new Blob([json]);
    await send(marked(url, method, 'no-type'), { method: 'POST', mode: 'no-cors', body: noType });
    await send(marked(url, method, 'no-cors'), { method: 'POST', mode: 'no-cors', body: json });
    const headers = { 'content-type': 'application/json' };
    await send(marked(url, method, 'asked-first'), { method, mode: 'cors', headers, body: json });
    if (!hasGet.includes(url)) await send(marked(url, method, 'get'), { mode: 'no-cors' });
  }
}

/** How many of them arrive without being asked first. */
const waysOf = ({ url }: Strike, hasGet: string[]): string[] => {
  const ways = ['plain', 'urlencoded', 'multipart', 'no-type', 'no-cors'];
  return hasGet.includes(url) ? ways : [...ways, 'get'];
};

/** Everything that the store holds, as a connection of its own sees it. */
const everythingIn = ({ ledger }: Stage): string => {
  const tables = ledger.query(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`);
  return JSON.stringify(tables.map(({ name }) => [name, ledger.query(`select * from "${String(name)}"`)]));
};

/** What other sites make a browser send that is signed in to the inbox. */
export const crossSite: Row[] = [
  {
    id: 88,
    title:
      'pages of another address, of another port of ours and in a sandbox send forms and requests to every route of the staff that changes something, while somebody is signed in',
    engines: everywhere,
    expected: 'R',
    limitMs: 180_000,
    async run(stage) {
      const { site, proxy, ledger } = stage;
      await sent(stage, stage.words());
      const token = (await site.signInLink('Ada')).split('#')[1]!;
      const tab = await staffAt(stage, 'Ada');
      await site.signInLink('Ben');
      const idOf = (sql: string): string => String(ledger.query(sql)[0]!['id']);
      const ids: Record<string, string> = {
        caseId: idOf('select id from cases'),
        memberId: idOf(`select id from members where name = 'Ben'`),
        sessionId: idOf('select id from sessions'),
      };
      const bodies: Record<string, Record<string, string>> = {
        'POST /session': { token },
        'POST /cases/:caseId/replies': { replyId: randomUUID(), text: 'We are sorry.' },
        'POST /members': { name: 'Eve', role: 'owner' },
        'PATCH /members/:memberId': { role: 'owner' },
      };
      const urlOf = (path: string): string =>
        `${proxy.url}/earful/v1/staff${path.replace(/:(\w+)/, (_, name: string) => ids[name]!)}`;
      const routes = Object.keys(staffRights).map((route) => ({
        route,
        method: route.split(' ')[0]!,
        path: route.split(' ')[1]!,
      }));
      const hasGet = routes.filter(({ method }) => method === 'GET').map(({ path }) => urlOf(path));
      const strikes = routes
        .filter(({ method }) => method !== 'GET')
        .map(({ route, method, path }): Strike => ({ method, url: urlOf(path), body: bodies[route] ?? {} }));

      const serve: RequestListener = (request, response) => {
        const script = `(${String(strikeAll)})(...${JSON.stringify([strikes, 'sandbox', hasGet])})`;
        const isFrame = request.url === '/frame';
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(`<!doctype html><link rel="icon" href="data:,"><body>${isFrame ? `<script>${script}</script>` : ''}`);
      };
      // To cookies, another port is the same site; another address is not.
      const attackers = ['127.0.0.1', '127.0.0.2'].map((host) => createServer(serve).listen(0, host));
      try {
        await Promise.all(attackers.map((one) => once(one, 'listening')));
        const [port, address] = attackers.map((one) => {
          const { address, port } = one.address() as AddressInfo;
          return `http://${address}:${port}/`;
        });
        const before = everythingIn(stage);
        const struck = () => proxy.seen.filter(({ path }) => path.includes('?from='));
        const allCame = async (from: string): Promise<void> => {
          for (const strike of strikes)
            for (const way of waysOf(strike, hasGet)) {
              const path = `${strike.url.slice(proxy.url.length)}?from=${from}&for=${strike.method}&way=${way}`;
              await proxy.until(() => struck().some((seen) => seen.path === path && answerOf(seen).status), path);
            }
        };
        const near = await tab.newTab();
        await near.open(port!);
        await near.evaluate(strikeAll, strikes, 'port', hasGet);
        await allCame('port');
        await near.evaluate(() => {
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', 'allow-scripts allow-forms');
          frame.src = '/frame';
          document.body.append(frame);
        });
        await allCame('sandbox');
        const far = await tab.newTab();
        await far.open(address!);
        await far.evaluate(strikeAll, strikes, 'address', hasGet);
        await allCame('address');
        for (const seen of struck()) {
          const { status } = answerOf(seen);
          const isAsked = seen.method === 'OPTIONS';
          const refusals = isAsked ? [204] : seen.method === 'GET' ? [401, 405] : [403];
          expect(refusals, `${seen.method} ${seen.path}`).toContain(status);
          if (seen.path.endsWith('asked-first')) expect(isAsked, seen.path).toBe(true);
        }
        const withCookie = struck().filter(({ headers }) => headers['cookie']?.includes('earful-staff='));
        const ofPort = withCookie.filter(({ path }) => path.includes('from=port'));
        expect(ofPort.length).toBeGreaterThanOrEqual(strikes.flatMap((one) => waysOf(one, hasGet)).length);
        expect(everythingIn(stage)).toBe(before);
        stage.figure(`${struck().length} requests, ${withCookie.length} of them with the cookie of the session`);

        // The same browser may, from our own page.
        const status = await tab.evaluate(async (url) => {
          const headers = { 'content-type': 'application/json' };
          return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
        }, urlOf('/cases/:caseId/acknowledge'));
        expect(status).toBe(200);
        expect(everythingIn(stage)).not.toBe(before);
      } finally {
        for (const one of attackers) {
          one.closeAllConnections();
          one.close();
        }
      }
    },
  },
];

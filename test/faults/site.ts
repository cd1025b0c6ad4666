import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import type { SiteConfig } from '@earful/protocol';
import { createEarful, createSignInLink, openStore } from '@earful/server';
import { installWitness } from './witness.js';

/** What the pages of the shop are made of. Everything may change between two visits. */
export interface Pages {
  /** Content Security Policy; empty for none. */
  policy: string;
  /** Further headers of the document. */
  headers: Record<string, string>;
  /** Script of the host, before the widget's. Runs after the witness, so that nothing of it deceives the witness. */
  script: string;
  /** Script tag of the widget. */
  tag: string;
  body: string;
  /** Files of the host by path: type and text. */
  files: Record<string, [type: string, text: string]>;
}

/** A shop with the built widget and the real receiver on a real SQLite file, in one server. */
export interface Site {
  port: number;
  pages: Pages;
  /** Public write key that pages must send; empty for none. Changes at once. */
  key: string;
  /** How far the receiver's clock is ahead of the machine's, in milliseconds. */
  aheadMs: number;
  /** Folder of the receiver's database. */
  dataFolder: string;
  /** What browsers reported of violations of the policies that Earful's own pages have. */
  violations: string[];
  /** A link that signs somebody on the staff in, once; the first one is an owner. */
  signInLink(name: string): Promise<string>;
  /** Ends listening; the database stays. */
  close(): Promise<void>;
}

/** As strict as a shop can be. `connect-src` and its like are what the widget needs, and no more. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; " +
  "base-uri 'none'; require-trusted-types-for 'script'; trusted-types earful";

/** Nothing waits for a person: rows count the requests of a few seconds. */
export const plainTag = '<script async src="/earful/earful.js" data-endpoint="/earful" data-preload="idle"></script>';

export const config: SiteConfig = {
  brand: { name: 'Fern & Finch', team: 'Service' },
  touchpoints: [{ id: 'checkout', name: 'Checkout', paths: ['/**'] }],
};

const pageCss = ':root{font-family:sans-serif}body{margin:0;padding:2rem}';

const documentOf = ({ tag, body }: Pages): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Checkout</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
<script src="/witness.js"></script><script src="/page.js"></script>${tag}
<script type="application/json" data-earful>${JSON.stringify(config)}</script>
</head><body><main><h1>Checkout</h1>${body}</main></body></html>`;

/** Opens the receiver's own half, on the database of this folder. */
const openReceiver = async (folder: string, publicUrl: string, now: () => number, proofOfWork?: number) => {
  const store = await openStore({ folder, now });
  // A document in a sandbox has the origin `null`; a brand that has such ones lists it.
  const shared = { config, store, publicUrl, proofOfWork, allowedOrigins: ['null'] };
  const withKey = (key?: string) => createEarful({ ...shared, key });
  const signInLink = (name: string) => createSignInLink({ store, publicUrl, name });
  return { withKey, signInLink, close: () => store.close() };
};

/**
 * @param urlOf address under which pages reach it, once its port is known: that of the proxy before it
 * @param proofOfWork as the receiver takes it
 */
export async function startSite(
  dataFolder: string,
  urlOf: (port: number) => Promise<string>,
  proofOfWork?: number,
): Promise<Site> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown;
  const server: Server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const publicUrl = await urlOf(port);
  const site: Site = {
    port,
    dataFolder,
    violations: [],
    signInLink: (name) => receiver.signInLink(name),
    key: '',
    aheadMs: 0,
    pages: { policy: strictPolicy, headers: {}, script: '', tag: plainTag, body: '', files: {} },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const one of keyed.values()) await one.close();
      await receiver.close();
    },
  };

  const receiver = await openReceiver(dataFolder, publicUrl, () => Date.now() + site.aheadMs, proofOfWork);
  const keyed = new Map([['', receiver.withKey()]]);

  const receive = getRequestListener(async (request) => {
    const { key } = site;
    if (!keyed.has(key)) keyed.set(key, receiver.withKey(key));
    const response = await keyed.get(key)!.fetch(request);
    const policy = response.headers.get('content-security-policy');
    if (policy !== null) response.headers.set('content-security-policy', `${policy}; report-uri /violations`);
    return response;
  });

  handle = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', publicUrl);
    if (pathname.startsWith('/earful/')) return receive(request, response);
    if (pathname === '/violations')
      return text(request).then((report) => {
        site.violations.push(report);
        response.writeHead(204).end();
      });
    const { pages } = site;
    const answer = (type: string, words: string): unknown =>
      response
        .writeHead(200, {
          'content-type': type,
          // Else a page that comes again is not asked for.
          'cache-control': 'no-cache',
          ...(type === 'text/html' && { 'content-security-policy': pages.policy, ...pages.headers }),
        })
        .end(words);
    if (pathname === '/witness.js') return answer('text/javascript', `(${String(installWitness)})()`);
    if (pathname === '/page.js') return answer('text/javascript', pages.script);
    if (pathname === '/page.css') return answer('text/css', pageCss);
    const own = pages.files[pathname];
    return own ? answer(...own) : answer('text/html', documentOf(pages));
  };
  return site;
}

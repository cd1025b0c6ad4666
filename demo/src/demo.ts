import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createEarful, createSignInLink, openStore, publicPart } from '@earful/server';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createGate } from './gate.js';
import { guardPages } from './headers.js';
import { plainForms } from './plain-forms.js';
import { servePublicFiles } from './public-files.js';
import { writeSample } from './sample/write-sample.js';
import { createBackOffice } from './shop/back-office.js';
import { createFailures } from './shop/failures.js';
import { jsonForScript } from './shop/page.js';
import { createShop } from './shop/shop.js';
import { readShopConfig } from './site-config.js';
import { createSwitchboard } from './switchboard/switchboard.js';
import { createTheme } from './theme/theme.js';

export interface DemoOptions {
  /** Port to listen on; 0 takes a free one. */
  port: number;
  /** Address to listen on. Default `127.0.0.1`: this computer only. */
  host?: string | undefined;
  /** Folder of the embedded database; made if it is missing. */
  dataFolder: string;
  /** Writes ninety days of sample history before opening. Default: no. */
  sample?: boolean | undefined;
  /** Told how far the sample has come, from 0 to 1. */
  onProgress?: ((part: number) => void) | undefined;
  /** Clock of shop and receiver, in milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** Lets time pass for the switches that make the server slow. Default: a timer. */
  wait?: ((ms: number) => Promise<void>) | undefined;
}

export interface Demo {
  shopUrl: string;
  switchboardUrl: string;
  /** Signs staff in once. */
  inboxUrl: string;
  healthUrl: string;
  /** Another link like {@link Demo.inboxUrl}. */
  newSignInLink(): Promise<string>;
  /** Stops listening, ends open connections and closes the store. */
  close(): Promise<void>;
}

const basePath = '/earful';
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const timer = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Opens the shop, and Earful beside it below `/earful`, in this process.
 *
 * @throws when the port is taken, or the folder cannot hold a database
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, host = '127.0.0.1', dataFolder, now = Date.now, wait = timer } = options;
  const config = readShopConfig();
  const failures = createFailures();
  const office = createBackOffice({ failures, now, wait });
  // Until everything is open, whoever knocks is asked to come back.
  let handle: (request: Request) => Response | Promise<Response> = () => new Response('Opening.', { status: 503 });
  const listener = getRequestListener((request) => handle(request));
  const gate = createGate(
    failures,
    (path) => path === `${basePath}/v1/critiques` || path.startsWith(`${basePath}/t/`),
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  const server = createServer(gate.listener);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const publicUrl = urlOf(server.address() as AddressInfo);
  const stopListening = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });

  const store = await openStore({ folder: dataFolder, now }).catch(async (error: unknown) => {
    await stopListening();
    throw error;
  });
  const earful = createEarful({
    config,
    store,
    publicUrl,
    basePath,
    now,
  });
  const newSignInLink = () => createSignInLink({ store, publicUrl, basePath, name: 'Demo staff', role: 'owner' });
  const close = async () => {
    await earful.close();
    await stopListening();
    await store.close();
  };

  try {
    if (options.sample) await writeSample({ config, store, dataFolder, now, onProgress: options.onProgress });

    let received = 0;
    const app = new Hono();
    app.all(`${basePath}/*`, async (context) => {
      const response = await earful.fetch(context.req.raw);
      if (response.status === 201 && context.req.path === `${basePath}/v1/critiques`) received += 1;
      return response;
    });
    app.use(guardPages, plainForms);
    app.use(servePublicFiles(folder('../public')));
    const traffic = () => ({ received, cut: gate.cut() });
    app.route('/switchboard', createSwitchboard({ office, traffic, signInLink: newSignInLink }));
    app.route('/theme', createTheme());
    app.route('/', createShop(office, jsonForScript(publicPart(config))));
    handle = (request) => app.fetch(request);

    return {
      shopUrl: `${publicUrl}/`,
      switchboardUrl: `${publicUrl}/switchboard`,
      inboxUrl: await newSignInLink(),
      healthUrl: `${publicUrl}${basePath}/v1/health`,
      newSignInLink,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How this computer reaches the listener; an address that means "all of them" is not one to open. */
function urlOf({ address, family, port }: AddressInfo): string {
  const name = ['0.0.0.0', '::'].includes(address) ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${name}:${port}`;
}

import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { readSiteConfig } from '../config.js';
import { createEarful } from '../earful.js';
import { cookieSafety } from '../http/cookie-safety.js';
import type { Log } from '../log.js';
import { openStore } from '../store/open-store.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf } from './settings.js';

/** A request that has not arrived whole after this time is cut off, in milliseconds. */
const requestTimeoutMs = 60_000;

export interface Served {
  /** Where the process listens, with the port it was really given. */
  url: string;
  /** Ends the streams, lets answers under way finish, closes the store. */
  close(): Promise<void>;
}

/** The built browser files, beside this package in the repository and in an installation alike. */
function builtFolder(room: 'widget' | 'inbox', given: string | undefined): string {
  return given ?? fileURLToPath(new URL(`../../../${room}/bundle`, import.meta.url));
}

/**
 * Listens. Everything that can be wrong with the settings is found before the port is opened.
 *
 * @throws ConfigError, StoreError or UsageError.
 */
export async function serve(settings: Settings, log: Log): Promise<Served> {
  const config = readSiteConfig(settings.configFile);
  const assets = {
    widget: builtFolder('widget', settings.widgetFolder),
    inbox: builtFolder('inbox', settings.inboxFolder),
  };
  for (const [room, folder] of Object.entries(assets)) {
    if (!existsSync(folder)) log('warn', `no built files of the ${room}`, { folder });
  }
  if (cookieSafety(settings.publicUrl) === 'impossible') {
    log('warn', 'staff cannot sign in over plain http', { publicUrl: settings.publicUrl });
  }
  const store = await openStore(databaseOf(settings));
  try {
    const { basePath, publicUrl, key, allowedOrigins } = settings;
    const earful = createEarful({ config, store, publicUrl, basePath, key, allowedOrigins, assets, log });
    const server = createServer(
      { requestTimeout: requestTimeoutMs },
      getRequestListener((request) => earful.fetch(request)),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(settings.port, settings.host, resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : settings.port;
    return {
      url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
      async close() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        await earful.close();
        server.closeIdleConnections();
        await closed;
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw explainListening(error, settings);
  }
}

function explainListening(error: unknown, { host, port }: Settings): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new UsageError(`Port ${port} is in use; stop what listens there, or choose another with --port.`);
  }
  if (code === 'EACCES') return new UsageError(`Port ${port} may not be used by this user; choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new UsageError(`This machine has no address ${host}; choose another with --host.`);
  }
  return error;
}

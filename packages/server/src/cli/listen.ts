import { createServer } from 'node:http';
import { toNodeListener } from '../adapters/node.js';
import type { Mounted } from '../site-options.js';
import { UsageError } from './settings.js';

/** A request that has not arrived whole after this time is cut off, in milliseconds. */
const requestTimeoutMs = 60_000;

export interface Listening {
  /** Where it listens, with the port it was really given. */
  url: string;
  /** Takes no more requests, and resolves when those under way are answered. */
  close(): Promise<void>;
}

/** @throws UsageError when the port cannot be had. */
export async function listen(mounted: Mounted, port: number, host: string): Promise<Listening> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, toNodeListener(mounted));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const given = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
    },
  };
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const { code } = error;
  if (code === 'EADDRINUSE')
    return new UsageError(`Port ${port} is in use; stop what listens there, or choose another with --port.`);
  if (code === 'EACCES') return new UsageError(`Port ${port} may not be used by this user; choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new UsageError(`This machine has no address ${host}; choose another with --host.`);
  return error;
}

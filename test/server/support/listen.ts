import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Earful } from '@earful/server';
import { toNodeListener } from '@earful/server/node';
import { onTestFinished } from 'vitest';

/** Listens on a real port until the test ends, and returns its address. */
export async function listen(earful: Earful): Promise<string> {
  const server = createServer(toNodeListener(earful));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

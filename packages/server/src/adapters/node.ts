import { getRequestListener } from '@hono/node-server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { noteIncoming } from '../http/node-body.js';
import type { Mounted } from '../site-options.js';

/**
 * Earful for whatever calls `(request, response)`: `createServer` of Node, Express, Connect. It reads the body itself, so it
 * has to stand before anything that parses bodies, and it wants the path as it came, with the base path.
 */
export const toNodeListener = (
  mounted: Mounted,
): ((request: IncomingMessage, response: ServerResponse) => Promise<void>) => {
  const listen = getRequestListener((request, { incoming }) => {
    noteIncoming(request, incoming);
    return mounted.fetch(request, { address: incoming.socket.remoteAddress });
  });
  return async (request, response) => void (await listen(request, response));
};

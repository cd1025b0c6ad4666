import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { toNodeListener } from '../adapters/node.js';
import type { Mounted } from '../site-options.js';
import { UsageError } from './settings.js';

/** A request that has not arrived whole after this time is cut off, in milliseconds. */
const requestTimeoutMs = 60_000;

/** Answers that are not out after this time, when it is to end, are cut off too, in milliseconds. */
const closingMs = 10_000;

export interface Listening {
  /** Where it listens, with the port it was really given. */
  url: string;
  /** Takes no more requests, and resolves when those that have arrived whole are answered, after 10 s at most. */
  close(): Promise<void>;
}

/** @throws UsageError when the port cannot be had. */
export async function listen(mounted: Mounted, port: number, host: string): Promise<Listening> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, toNodeListener(mounted));
  const endConnections = watchRequests(server);
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
      endConnections();
      const giveUp = setTimeout(() => server.closeAllConnections(), closingMs).unref();
      await closed;
      clearTimeout(giveUp);
    },
  };
}

/**
 * Node ends only connections that have asked before, and once it is closing it times none out: one that has sent nothing, or
 * half of something, would hold the process for ever.
 *
 * @returns What ends every connection on which no answer is under way, and the others after theirs.
 */
function watchRequests(server: Server): () => void {
  /** What is asked on each connection: whether its request is whole, or answered before it was. */
  const asked = new Map<Socket, Set<() => boolean>>();
  let isClosing = false;
  server.on('connection', (socket) => {
    asked.set(socket, new Set());
    socket.once('close', () => asked.delete(socket));
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    const mine = asked.get(socket);
    const isUnderWay = () => request.complete || response.headersSent;
    mine?.add(isUnderWay);
    response.once('close', () => {
      mine?.delete(isUnderWay);
      if (isClosing && mine?.size === 0) socket.destroySoon();
    });
  });
  return () => {
    isClosing = true;
    for (const [socket, requests] of asked) if (![...requests].some((isUnderWay) => isUnderWay())) socket.destroy();
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

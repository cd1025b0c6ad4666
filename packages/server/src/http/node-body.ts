import type { Incoming } from './linger.js';
import { linger } from './linger.js';

/** What Node reads a request from, for those that came by its own server. */
const incomings = new WeakMap<Request, Incoming>();

/** Notes where the body of a request comes from. A web stream over it would cost more than all the rest of reading. */
export const noteIncoming = (request: Request, incoming: Incoming): void => void incomings.set(request, incoming);

/** Whether its answer goes out just as we make it, and not by way of a framework that has a mind of its own. */
export const cameByNode = (request: Request): boolean => incomings.has(request);

/**
 * Reads a body from Node's own stream and stops as soon as it is longer than allowed.
 *
 * @returns its bytes; `too-large`; undefined when the request did not come that way, or somebody has begun to read it.
 */
export function readIncoming(request: Request, limitBytes: number): Promise<Buffer | 'too-large'> | undefined {
  const incoming = incomings.get(request);
  if (!incoming || incoming.readableDidRead || incoming.destroyed) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.byteLength;
      if (size <= limitBytes) return void chunks.push(chunk);
      incoming.off('data', take);
      linger(incoming);
      resolve('too-large');
    };
    incoming.on('data', take);
    incoming.once('end', () => resolve(Buffer.concat(chunks, size)));
    incoming.once('error', reject);
    // An error costs its stack, and after the end nobody would read it.
    incoming.once('close', () => incoming.readableEnded || reject(new Error('The connection was closed.')));
  });
}

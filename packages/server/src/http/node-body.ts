import type { Incoming } from './linger.js';
import { linger } from './linger.js';
import type { createReadings } from './reading.js';

/** What Node reads a request from, for those that came by its own server. */
const incomings = new WeakMap<Request, Incoming>();

/** Notes where the body of a request comes from. A web stream over it would cost more than all the rest of reading. */
export const noteIncoming = (request: Request, incoming: Incoming): void => void incomings.set(request, incoming);

/** Whether its answer goes out just as we make it, and not by way of a framework that has a mind of its own. */
export const cameByNode = (request: Request): boolean => incomings.has(request);

/**
 * Reads a body from Node's own stream, and stops as soon as it is refused.
 *
 * @returns its bytes; undefined when the request did not come that way, or somebody has begun to read it.
 * @throws Refusal as `begin` tells it; an Error when the connection ends before the body.
 */
export function readIncoming(
  request: Request,
  limitBytes: number,
  begin: ReturnType<typeof createReadings>,
): Promise<Buffer> | undefined {
  const incoming = incomings.get(request);
  if (!incoming || incoming.readableDidRead || incoming.destroyed) return undefined;
  return new Promise((resolve, reject) => {
    const keep = (chunk: Buffer): void => reading.keep(chunk);
    const reading = begin(limitBytes, (why) => {
      incoming.off('data', keep);
      linger(incoming);
      reject(why);
    });
    const fail = (error: Error): void => {
      reading.end();
      reject(error);
    };
    incoming.on('data', keep);
    incoming.once('end', () => resolve(reading.end()));
    incoming.once('error', fail);
    // An error costs its stack, and after the end nobody would read it.
    incoming.once('close', () => incoming.readableEnded || fail(new Error('The connection was closed.')));
  });
}

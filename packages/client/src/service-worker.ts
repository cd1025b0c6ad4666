import type { ClientOptions } from './client.js';
import type { Delivery } from './delivery.js';
import { createDelivery } from './delivery.js';
import { readEndpoint } from './endpoint.js';
import { sha256 } from './sha256.js';
import { syncTag } from './sync.js';

/** The part of a service worker's world that is used here; the library of pages does not name it. */
interface Scope {
  addEventListener(type: 'sync' | 'message', listener: (event: Happening) => void): void;
}

interface Happening {
  /** Of a sync. */
  tag?: string;
  /** Of a message. */
  data?: unknown;
  waitUntil(done: Promise<unknown>): void;
}

/** What a worker may choose. */
export type BackgroundOptions = Pick<ClientOptions, 'endpoint' | 'key'>;

/**
 * Delivers what pages of this site have left in the outbox, in a service worker: now, on a sync, and on a message. To be
 * called while the worker's script runs, because browsers take no listener later. Answers no `fetch`, opens no cache.
 *
 * @returns the sending half of a client, for its outcomes
 * @throws OptionError naming the option, the value and the fix.
 */
export const deliverInBackground = ({ endpoint, key }: BackgroundOptions): Delivery => {
  const scope = globalThis as unknown as Scope;
  const client = createDelivery({
    endpoint: readEndpoint(endpoint, location.href),
    key,
    // Bundled, because workers may not import later.
    sha256: async () => ({ sha256 }),
  });
  /** Rejects while something waits: so a browser knows that it has to try again. */
  const deliverAll = async (): Promise<void> => {
    await client.flush();
    if ((await client.pending()).some(({ returned }) => !returned)) throw new Error('earful: critiques still wait');
  };
  scope.addEventListener('sync', (event) => {
    if (event.tag === syncTag) event.waitUntil(deliverAll());
  });
  scope.addEventListener('message', (event) => {
    if (event.data === syncTag) event.waitUntil(client.flush());
  });
  void client.flush();
  return client;
};

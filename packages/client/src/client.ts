import type { Critique } from '@earful/protocol';
import type { Identity } from '@earful/protocol/identity';
import { completeClient } from './compose.js';
import type { Delivery } from './delivery.js';
import { createDelivery } from './delivery.js';
import { readEndpoint } from './endpoint.js';
import type { FlushLock } from './flush-lock.js';
import type { Outbox } from './outbox.js';

/** What a caller writes; the client adds the rest. Always a full snapshot: a later revision replaces an earlier one. */
export type Content = Omit<
  Critique,
  'schemaVersion' | 'critiqueId' | 'reference' | 'revision' | 'submittedAt' | 'sanitised'
>;

export interface Submission {
  /** True once the record is durable on this device: only then may a page say "saved". */
  kept: boolean;
  /** Resolves when the first round of sending is over; `onOutcome` has been called if it came to an attempt. Never rejects. */
  tried: Promise<void>;
}

export interface Client extends Omit<Delivery, 'outbox'> {
  /** Names for a new critique. No I/O. */
  mint(): Identity;
  /**
   * Writes one revision to the outbox, resolves once the transaction is complete (or storing has failed), and then starts
   * to send. Never rejects. The same revision with other words is another record: to try again, call `flush`.
   */
  submit(identity: Identity, revision: number, content: Content): Promise<Submission>;
  /** Deletes one record, by its `key`. To let go of a whole critique, see `discard`. */
  remove(key: string): Promise<void>;
}

/** Everything but `endpoint` has a default. */
export interface ClientOptions {
  /** Where Earful is mounted: a path such as `/earful`, or an absolute http(s) address. */
  endpoint: string;
  /** Public write key, if the receiver asks for one. */
  key?: string | undefined;
  /** Default: the platform's, as it was when this module was loaded. */
  fetch?: typeof globalThis.fetch;
  /** Device time in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
  /** So many random bytes. Default: `crypto.getRandomValues`. */
  random?: (count: number) => Uint8Array;
  /** Default: IndexedDB, else localStorage, else memory; in Node memory. */
  outbox?: Outbox;
  /** Resolves a relative `endpoint`. Default: the page's base address; in Node there is none. */
  base?: string;
}

/**
 * Creates the client of one receiver. Nothing is sent or stored before `submit`, `flush` or `start`.
 *
 * @param runLocked keeps others, who share the outbox, from sending at the same time. Default: a Web Lock
 * @throws OptionError naming the option, the value and the fix.
 */
export const createClient = ({ endpoint, base, ...options }: ClientOptions, runLocked?: FlushLock): Client => {
  const settings = {
    sha256: () => import('./sha256.js'),
    ...options,
    endpoint: readEndpoint(endpoint, base ?? globalThis.document?.baseURI),
  };
  const delivery = createDelivery(settings, runLocked);
  // Few receivers want work, so what does it comes when one does. Where it cannot be fetched, all stays kept.
  delivery.onOutcome((record, outcome) => {
    if ('status' in outcome && outcome.status === 428)
      import('./work.js').then(
        (it) => it.work(record, delivery, options),
        () => {},
      );
  });
  return completeClient(delivery, options);
};

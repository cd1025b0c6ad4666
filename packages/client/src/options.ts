import { createDigest } from './digest.js';
import { badOption } from './errors.js';
import type { Outbox } from './outbox.js';
import { createOutbox } from './outbox.js';
import type { Settings } from './settings.js';
import { platform } from './settings.js';

/** What {@link createClient} needs. Everything but `endpoint` has a default. */
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

const digest = createDigest(() => import('./sha256.js'));

/** The options with their defaults, and `endpoint` absolute without a slash at the end. @throws OptionError */
export const readOptions = (options: ClientOptions): Settings => {
  const { endpoint, base = globalThis.document?.baseURI } = options;
  let address = '';
  try {
    address = new URL(endpoint, base).href.replace(/\/$/, '');
  } catch {
    // Told below, together with addresses that are not http.
  }
  if (!endpoint || !address.startsWith('http')) badOption('endpoint', endpoint, '"/earful"');
  return { ...platform, digest, outbox: options.outbox ?? createOutbox(), ...options, endpoint: address };
};

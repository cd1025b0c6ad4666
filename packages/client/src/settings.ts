import type { Digest } from './digest.js';
import { crypto, fetch } from './natives.js';
import type { Outbox } from './outbox.js';

/** Everything that delivery works with, complete and trusted. */
export interface Settings {
  /** Absolute address of the receiver, without a slash at the end. */
  endpoint: string;
  /** Public write key, if the receiver asks for one. */
  key?: string | undefined;
  fetch: typeof globalThis.fetch;
  /** Device time in milliseconds since 1970. */
  now: () => number;
  /** So many random bytes. */
  random: (count: number) => Uint8Array;
  outbox: Outbox;
  digest: Digest;
}

/** What the platform gives to {@link Settings}. */
export const platform = {
  fetch,
  now: Date.now,
  random: (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count)),
};

/// <reference types="node" />
import { realpathSync } from 'node:fs';
import type { Client, ClientOptions } from './client.js';
import { createClient as createAnyClient } from './client.js';
import { createFileLock } from './file-lock.js';
import { createFileOutbox } from './file-outbox.js';
import { createMemoryOutbox } from './memory-outbox.js';

export type { Client, Content, Submission } from './client.js';
export type { OptionError } from './errors.js';
export { mintIdentity, statusUrl } from '@earful/protocol/identity';
export type { Identity } from '@earful/protocol/identity';
export { keptUntil } from './outbox.js';
export type { OutboxRecord } from './outbox.js';
export type { Outcome } from './outcome.js';
export { discard, wordsOf } from './pending.js';

/** How often `start` looks for what other processes have left in the folder, in milliseconds. */
const lookMs = 60_000;

/** Everything but `endpoint` has a default. */
export interface NodeClientOptions extends Omit<ClientOptions, 'base' | 'outbox'> {
  /** Absolute http(s) address at which Earful is mounted, such as `https://shop.example/earful`. */
  endpoint: string;
  /** Where critiques wait until they are delivered, one file each; made if need be. Default: in memory, which is never "kept". */
  folder?: string | undefined;
}

/**
 * Creates the client of one receiver in Node. Nothing is sent before `submit`, `flush` or `start`.
 *
 * @throws OptionError naming the option, the value and the fix.
 */
export const createClient = ({ folder, ...options }: NodeClientOptions): Client => {
  // Where nothing is shared there is nothing to lock.
  if (folder === undefined) return createAnyClient({ ...options, outbox: createMemoryOutbox() }, (work) => work(true));
  const outbox = createFileOutbox(folder);
  const client = createAnyClient({ ...options, outbox }, createFileLock(`${realpathSync(folder)} ${options.endpoint}`));
  return {
    ...client,
    start: () => {
      const stop = client.start();
      const timer = setInterval(client.flush, lookMs);
      return () => {
        clearInterval(timer);
        stop();
      };
    },
  };
};

import type { Client, Delivery } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import type { Actions } from './actions.js';
import type { Load } from './shared/load.js';
import type { Settings } from './shared/settings.js';

/** The global `earful`. Calls made before the rules are there wait for them. */
export interface Earful extends Actions {
  version: string;
  /** Absent when there is no usable endpoint. It can write when the rules are there. */
  client?: Client | Delivery | undefined;
  /** Begins with this configuration; only the first call counts. */
  start(config: PublicConfig): void;
  /** Listens to `open`, `before-close`, `close`, `dismiss`, `before-submit`, `saved`, `received`, `returned`. Returns the stop function. */
  on(type: string, listener: (event: CustomEvent<{ touchpoint: string }>) => void): () => void;
  /** The way in for calls made before the script has loaded. */
  push(...calls: Call[]): void;
}

declare global {
  interface Window {
    /** Before the script has come, a list of calls: `(window.earful ||= []).push(['open'])`. */
    earful?: Pick<Earful, 'push'> & Partial<Earful>;
  }
}

export type Call = [name: string, ...args: unknown[]];

/** A call that waits for the rules, with its time in milliseconds since 1970. */
export type TimedCall = [at: number, ...call: Call];

/** Export of the lazy chunk, which the loader fetches once somebody is here. */
export interface RulesModule {
  /** Rejects when nothing came of it; the calls are untouched then. In a row, because names would travel twice. */
  createRules(
    /** The global. Its `version` is the one the rules must have. */
    earful: Earful,
    settings: Settings,
    /** The configuration as it was found; undefined when none could be read from the page. */
    raw: unknown,
    /** Calls that have waited, oldest first. The rules empty it and put their own `push` in place: later calls arrive at once. */
    calls: TimedCall[],
    load: Load,
  ): Promise<void>;
}

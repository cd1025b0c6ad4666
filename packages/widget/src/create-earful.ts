import type { Client, Delivery } from '@earful/client';
import { createDelivery, createDigest, createOutbox, platform } from '@earful/client';
import type { Actions, RulesModule } from './handover.js';
import type { Launcher } from './launcher.js';
import { createLauncher } from './launcher.js';
import { listen } from './listen.js';
import { version } from './version.js';
import { watch } from './watch.js';
import { whenIdle } from './when-idle.js';

/** Attributes of the script tag, without `data-`. All are text, because attributes are. */
export interface Settings {
  /** Where the receiver is mounted: a path such as `/earful`, or an absolute address. Required. */
  endpoint?: string | undefined;
  /** Public write key, if the receiver asks for one. */
  key?: string | undefined;
  /** Address of the configuration. Default: `{endpoint}/v1/config`, unless an inline one stands on the page. */
  config?: string | undefined;
  /** BCP 47 tag. Default: the page's `lang`, else the browser's language. */
  locale?: string | undefined;
  /** `start` or `end`: wins over the configuration. */
  placement?: string | undefined;
  /** `false` hides the launcher: wins over the configuration. */
  launcher?: string | undefined;
  /** When to fetch the prompt: `idle` (default, so that it opens offline), `intent` (pointer or focus on the launcher), `none`. */
  preload?: string | undefined;
  /** Present: each decision is written to the console. */
  debug?: string | undefined;
}

/** The global `earful`. Calls made before the rules are there wait for them. */
export interface Earful extends Actions {
  version: string;
  /** There with the rules; never, when there is no usable endpoint. */
  client?: Client;
  /** Begins with this configuration; only the first call counts. */
  start(config: unknown): unknown;
  /** Listens to `open`, `before-close`, `close`, `dismiss`, `before-submit`, `saved`, `received`, `returned`. Returns the stop function. */
  on(type: string, listener: (event: CustomEvent<{ touchpoint: string }>) => void): () => void;
  /** The way in for calls made before the script has loaded. */
  push(...calls: Call[]): void;
}

export type Call = [name: string, ...args: unknown[]];

/**
 * Fetches a lazy chunk: `rules.js`, or `sha256.js` where the platform has none. A `?` behind the name makes another
 * address of it: some browsers remember that a module could not be fetched.
 */
export type Load = (file: string) => Promise<unknown>;

/**
 * What has to be there from the first moment: the launcher, the outbox, the notes that signals are made of.
 * Everything that judges and decides is fetched by `load` when the page is idle. Never throws into the page.
 */
export const createEarful = (settings: Settings, load: Load): Earful => {
  const { endpoint, key, preload } = settings;
  const lazy = /^(intent|none)$/.test(preload!);
  const locale = settings.locale || document.documentElement.lang || navigator.language;
  const notes: Event[] = [];
  let calls: Call[] = [];
  let delivery: Delivery | undefined;
  let launcher: Launcher | undefined;
  let raw: unknown;
  let attempt = '';
  let fetching = false;
  let idle = false;

  const fetchRules = async (): Promise<void> => {
    if (fetching) return;
    fetching = true;
    try {
      // From here on the rules answer: they take over what has waited, and `push` of both lists.
      await ((await load('rules.js' + attempt)) as RulesModule).createRules(
        earful,
        delivery,
        settings,
        raw,
        locale,
        launcher,
        calls,
        notes,
        load,
      );
    } catch {
      // Forgotten, so that the next click tries again; nothing opens by itself later.
      fetching = false;
      attempt += '?';
      const kept = calls.filter(([name]) => name !== 'open');
      if (kept.length < calls.length) launcher?.label(1);
      calls = kept;
    }
  };
  const begin = (found: unknown): Launcher | undefined => {
    if (raw) return;
    raw = found;
    if (delivery && raw) {
      // Not narrowed yet: what is wrong here does nothing, and the rules will say so.
      const { triggers, launcher: wanted, placement } = raw as Record<string, unknown>;
      if (wanted !== false && settings.launcher !== 'false') {
        launcher = createLauncher(locale, (settings.placement ?? placement) === 'start' ? 'start' : 'end');
        document.body.append(launcher.host);
        if (preload === 'intent') launcher.host.onpointerenter = launcher.host.onfocus = fetchRules;
      }
      listen('click', ({ target }) => {
        const opener = (target as Element).closest('[data-earful-open],earful-launcher');
        if (opener) earful.open('', opener);
      });
      if (triggers) {
        watch((event) => {
          // What nobody fetches is not kept for ever.
          if (notes.length < 999) notes.push(event);
          // Three times at one place may be a signal, even where nothing is fetched beforehand.
          if (idle && notes.filter(({ target }) => target === event.target).length === 3) fetchRules();
        });
      }
    }
    whenIdle(() => {
      if (!idle) delivery?.start();
      idle = true;
      if (!delivery || !raw || !lazy || calls[0]) fetchRules();
    });
    return launcher;
  };

  try {
    if (endpoint) {
      delivery = createDelivery({
        ...platform,
        endpoint: new URL(endpoint, document.baseURI).href.replace(/\/$/, ''),
        key,
        outbox: createOutbox(),
        digest: createDigest(() => load('sha256.js') as Promise<typeof import('@earful/client/sha256')>),
      });
    }
  } catch {
    // Without an endpoint nothing can be received; the rules say what to write.
  }
  const earful = {
    version,
    start: begin,
    on(type: string, listener: (event: Event) => void) {
      type = 'earful-' + type;
      addEventListener(type, listener, true);
      return () => removeEventListener(type, listener, true);
    },
    push(...pushed: Call[]) {
      for (const [name, ...args] of pushed) {
        try {
          (earful as never as Record<string, (...args: unknown[]) => void>)[name]!(...args);
        } catch {
          // No method of ours, or a mistake in its arguments: the next call must not suffer.
        }
      }
    },
  } as unknown as Earful;
  for (const name of ['signal', 'open', 'close', 'expect', 'met', 'consent', 'explain'] as const) {
    earful[name] = (...args: unknown[]): undefined => {
      calls.push([name, ...args]);
      if (raw && (idle || name === 'open')) fetchRules();
    };
  }
  return earful;
};

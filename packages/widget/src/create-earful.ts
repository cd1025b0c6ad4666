import type { Client } from '@earful/client';
import { createClient } from '@earful/client';
import type { Rules, RulesModule } from './handover.js';
import type { Launcher } from './launcher.js';
import { createLauncher } from './launcher.js';
import { listen } from './listen.js';
import { noticed } from './triggers/noticed.js';
import type { TriggerOptions } from './triggers/trigger.js';
import { version } from './version.js';
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
export interface Earful extends Omit<Rules, 'moment'> {
  version: string;
  /** Absent when there is no usable endpoint. */
  client: Client | undefined;
  /** Begins with this configuration; only the first call counts. */
  start(config: unknown): void;
  /** Listens to `open`, `before-close`, `close`, `dismiss`, `before-submit`, `saved`, `received`, `returned`. Returns the stop function. */
  on(type: string, listener: (event: CustomEvent<{ touchpoint: string }>) => void): () => void;
  /** The way in for calls made before the script has loaded. */
  push(...calls: Call[]): void;
}

export type Call = [name: string, ...args: unknown[]];

/**
 * What has to be there from the first moment: the launcher, the outbox, the signals that only watching can notice.
 * Everything that decides is fetched by `load` when the page is idle. Never throws into the page.
 */
export const createEarful = (
  settings: Settings,
  /** `attempt` goes into the address: some browsers remember that a module could not be fetched. */
  load: (attempt: string) => Promise<RulesModule>,
): Earful => {
  const { endpoint, key, preload } = settings;
  const locale = settings.locale || document.documentElement.lang || navigator.language;
  const calls: Call[] = [];
  let client: Client | undefined;
  let launcher: Launcher | undefined;
  let raw: unknown;
  let rules: Rules | undefined;
  let fetching: Promise<unknown> | undefined;
  let idle = false;
  let tries = 0;

  const drain = (): void => {
    for (const [name, ...args] of calls.splice(0))
      (rules as unknown as Record<string, (...args: unknown[]) => void>)[name]?.(...args);
  };
  const fetchRules = (): void => {
    fetching ??= load(tries++ ? '?' + tries : '')
      .then((chunk) => (chunk.version === version ? chunk : load('?' + version)))
      .then((chunk) => {
        rules = chunk.createRules({ raw, client, settings, locale, launcher });
        drain();
      })
      .catch(() => {
        // Forgotten, so that the next click tries again; nothing opens by itself later.
        fetching = undefined;
        const waiting = calls.filter(([name]) => name !== 'open');
        if (waiting.length < calls.splice(0, calls.length, ...waiting).length) launcher?.label(true);
      });
  };
  const call = (name: string, ...args: unknown[]): void => {
    if (name === 'start') begin(args[0]);
    else {
      calls.push([name, ...args]);
      if (rules) drain();
      else if (raw && (idle || name === 'open')) fetchRules();
    }
  };
  const begin = (found: unknown): void => {
    if (raw) return;
    raw = found;
    if (!client) return fetchRules();
    const { triggers, launcher: wanted, placement } = raw as Record<string, unknown>;
    if (wanted !== false && settings.launcher !== 'false') {
      launcher = createLauncher(locale, (settings.placement ?? placement) === 'start' ? 'start' : 'end');
      document.body.append(launcher.host);
      launcher.button.onclick = () => call('open', '', launcher!.button);
      if (preload === 'intent') launcher.host.onpointerenter = launcher.host.onfocus = fetchRules;
    }
    listen(document, 'click', ({ target }) => {
      const opener = (target as Element).closest('[data-earful-open]');
      if (opener) call('open', opener.getAttribute('data-earful-open'), opener);
    });
    // Not narrowed yet: what is wrong here does nothing, and the rules will say so.
    if (Array.isArray(triggers)) {
      for (const options of triggers as (TriggerOptions | null)[]) {
        noticed[options?.signal as 'rageClick']?.(window, options!, () =>
          call('moment', options!.signal, options!.touchpoint),
        );
      }
    }
    whenIdle(() => {
      idle = true;
      client!.start();
      if (!/^(intent|none)$/.test(preload!) || calls[0]) fetchRules();
    });
  };

  try {
    client = createClient({ endpoint: endpoint!, ...(key && { key }) });
  } catch {
    // Without an endpoint nothing can be received; the rules say what to write.
  }
  const api = {
    version,
    client,
    explain: () => rules?.explain(),
    on: (type: string, listener: (event: Event) => void) => listen(document, 'earful-' + type, listener),
    push: (...pushed: Call[]) => pushed.forEach((it) => call(...it)),
  } as unknown as Earful;
  for (const name of ['start', 'signal', 'open', 'close', 'expect', 'met', 'consent'] as const) {
    api[name] = (...args: unknown[]) => call(name, ...args);
  }
  return api;
};

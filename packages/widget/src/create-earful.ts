import type { Client, Delivery } from '@earful/client';
import { createDelivery, listen } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import type { Actions, RulesModule } from './handover.js';
import { noteEvents } from './page/note-events.js';
import { version } from './shared/version.js';

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
  /** `light` or `dark`: wins over the configuration, which by default follows the page. */
  theme?: string | undefined;
  /** `false` hides the launcher: wins over the configuration. */
  launcher?: string | undefined;
  /** Segments the visitor belongs to, separated by spaces. May change at any time. */
  segments?: string | undefined;
  /**
   * When the launcher is drawn and the prompt fetched. Default: with the first sign of a person, after three seconds at the latest,
   * so that it opens offline. `idle`: as soon as the page is idle. `intent`: the prompt with pointer or focus on the launcher.
   * `none`: the prompt with its first use.
   */
  preload?: string | undefined;
  /** Present: each decision is written to the console. */
  debug?: string | undefined;
  /** Present: other people use this screen next. No draft, no note of the answer, no link to it, no autofill. */
  shared?: string | undefined;
  /** Present: test mode. The prompt works and says so; nothing is sent, and no cap is kept or obeyed. */
  test?: string | undefined;
}

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

/**
 * Fetches a lazy chunk: `rules.js`, `sha256.js` where the platform has none, or `work.js` where the receiver wants work. A `?` behind the name makes another
 * address of it: some browsers remember that a module could not be fetched.
 */
export type Load = (file: string) => Promise<unknown>;

/** What a person does to a page, once it is idle. Some assistive technology does nothing but click. */
const signs = 'pointermove pointerdown keydown scroll focusin click';

/** Somebody may only look: so long they are waited for, in milliseconds. */
const unseenMs = 3_000;

/** What the site itself puts into its page is there for everybody. */
const placed = 'earful-critique,earful-promise:empty';

/** So many calls and events wait for the rules before events are noted no more. */
const mostNoted = 1_000;

/** So long after it could be read a page counts as idle at the latest, in milliseconds: before anybody may be asked. */
const latestMs = 7_000;

/**
 * What has to be there from the first moment: the client, and notes of what happens on the page. Everything that decides whether
 * to ask is fetched by `load` once somebody is here: a page that has just loaded has enough to do, and many are left before anybody
 * touches them. It is `window.earful` from then on, and answers the calls that wait there. Never throws into the page.
 */
export const createEarful = (settings: Settings, load: Load): Earful => {
  let appear!: (sign?: unknown) => void;
  const present = new Promise<unknown>((resolve) => (appear = resolve));
  const calls: TimedCall[] = [];
  let config: unknown;
  let attempt = '';
  let fetching = false;
  let idle = false;
  let isUrgent = false;

  const fetchRules = async (): Promise<void> => {
    if (fetching) return;
    fetching = true;
    try {
      // From here on the rules answer: they take over what has waited, and `push` of the list.
      await ((await load('rules.js' + attempt)) as RulesModule).createRules(earful, settings, config, calls, load);
    } catch {
      fetching = false;
      attempt += '?';
    }
  };
  /** What is expected may be all that the host says before its page is left. An inline configuration has to be there, too. */
  const hurry = (): void => {
    if (isUrgent && document.readyState !== 'loading') void fetchRules();
  };
  const call = (...made: Call): void => {
    calls.push([Date.now(), ...made]);
    if (made[0] === 'consent') return;
    appear();
    if (idle || made[0] === 'open') void fetchRules();
    isUrgent ||= /expect|met/.test(made[0]);
    hurry();
  };

  const earful = {
    version,
    start(given?: object) {
      // The rules say what came second.
      if (config || !given) return call('start', given);
      config = given;
    },
    on: (type: string, listener: (event: Event) => void) => listen('earful-' + type, listener),
    push(...pushed: Call[]) {
      for (const made of pushed) {
        try {
          const [name, ...args] = made;
          (earful as never as Record<string, (...args: unknown[]) => void>)[name]!(...args);
        } catch {
          // No call, no method of ours, or a mistake in its arguments: the next call must not suffer.
        }
      }
    },
  } as unknown as Earful;
  for (const name of 'consent attach signal open close expect explain met'.split(' '))
    (earful as never as Record<string, unknown>)[name] = call.bind(null, name);

  try {
    if (settings.endpoint) {
      const delivery = createDelivery({
        endpoint: new URL(settings.endpoint, document.baseURI).href.replace(/\/$/, ''),
        key: settings.key,
        sha256: () => load('sha256.js') as Promise<typeof import('@earful/client/sha256')>,
      });
      earful.client = delivery;
      delivery.onOutcome((record, outcome) => {
        // Where it cannot be fetched, the record stays kept.
        if ((outcome as { status?: number }).status === 428)
          load('work.js').then(
            (it) => (it as typeof import('@earful/client/work')).work(record, delivery, settings),
            () => {},
          );
      });
    }
  } catch {
    // Without an endpoint nothing can be received; the rules say what to write.
  }
  // Nothing is kept without end, should the rules never come.
  noteEvents((...seen) => calls.length < mostNoted && calls.push([Date.now(), 'event', location.href, ...seen]));
  listen('click', ({ target }) => {
    target = (target as Element).closest('[data-earful-open]');
    if (target) earful.open('', target as Element);
  });
  // WebKit has none: there it is a second after the page is complete.
  const { requestIdleCallback: whenIdle = (run: () => void) => setTimeout(run, 1_000) } = window as Partial<Window>;
  const begin = (): void => {
    if (idle) return;
    idle = true;
    if (settings.preload === 'idle' || document.querySelector(placed)) appear();
    setTimeout(appear, unseenMs);
    void present.then(listen(signs, appear));
    void present.then(() => {
      earful.client?.start();
      listen('online', fetchRules);
      return fetchRules();
    });
  };
  const advance = (): void => {
    try {
      if (!config) earful.start(JSON.parse(document.querySelector('script[data-earful]')!.textContent!));
    } catch {
      // None, no JSON, or not whole yet.
    }
    hurry();
    if (document.readyState === 'complete') whenIdle(begin);
    // A page that is never complete or idle, or is drawn no more, must not keep its customers from being heard.
    if (document.readyState !== 'loading') setTimeout(begin, latestMs);
  };
  listen('readystatechange', advance);
  advance();
  // An element of that name is no call, and takes no harm.
  earful.push(...([window.earful].flat() as Call[]));
  // Whoever has kept the list is heard, too. It may be frozen.
  Reflect.set(Object(window.earful) as object, 'push', earful.push);
  return (window.earful = earful);
};

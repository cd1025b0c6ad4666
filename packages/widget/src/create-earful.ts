import { createDelivery, listen } from '@earful/client';
import type { Call, Earful, RulesModule, TimedCall } from './earful.js';
import { noteEvents } from './page/note-events.js';
import type { Load } from './shared/load.js';
import type { Settings } from './shared/settings.js';
import { version } from './shared/version.js';

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
  let isLost = false;
  let fetching = false;
  let idle = false;
  let isUrgent = false;

  const fetchRules = async (): Promise<void> => {
    if (fetching) return;
    fetching = true;
    try {
      // From here on the rules answer: they take over what has waited, and `push` of the list.
      await ((await load('rules.js', isLost)) as RulesModule).createRules(earful, settings, config, calls, load);
    } catch {
      fetching = false;
      isLost = true;
      for (const opener of document.querySelectorAll('[data-earful-open]')) opener.ariaBusy = null;
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
    const opener = (target as Element).closest('[data-earful-open]');
    if (!opener) return;
    // Until the prompt is there, or cannot be: the rules take it away.
    opener.ariaBusy = 'true';
    earful.open('', opener);
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

import { clientOf } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import { fallbackTouchpoint } from '@earful/protocol/limits';
import { isResting } from './caps.js';
import type { Fault } from './config.js';
import { narrow } from './config.js';
import { completeLauncher } from './complete-launcher.js';
import { createEligibility } from './eligibility.js';
import type { Decision } from './eligibility.js';
import { createExpectations } from './expectations.js';
import type { Settings } from './create-earful.js';
import type { Actions, Ask, Consents, Context, Evidence, Prompt, RulesModule } from './handover.js';
import type { Launcher } from './launcher.js';
import { listen } from './listen.js';
import { touchpointAt } from './page.js';
import { keep, recall } from './shelf.js';
import { watchSurroundings } from './surroundings.js';
import { createTrail } from './trail.js';
import * as triggers from './triggers/index.js';
import type { Host } from './triggers/trigger.js';
import { version } from './version.js';

export interface Explanation {
  version: string;
  /** The touchpoint that is here. */
  touchpoint: string | undefined;
  trail: string[];
  consents: Consents;
  /** Every invitation that was considered, oldest first, with its reason. */
  decisions: Decision[];
}

/** One console message for all faults of a turn. Their sentences are fetched only now. */
const createReport = () => {
  let faults: Fault[] = [];
  return (...fault: Fault): void => {
    if (faults.push(fault) > 1) return;
    setTimeout(async () => {
      const found = faults.splice(0);
      try {
        console.error((await import('./faults.js')).describeFaults(found));
      } catch {
        console.error('Earful', found);
      }
    });
  };
};

/** Listeners by name. */
const createHub = <T>() => {
  const listeners: [name: string, listener: (news: T) => void][] = [];
  return {
    on(name: string, listener: (news: T) => void): () => void {
      listeners.push([name, listener]);
      return () =>
        void listeners.splice(
          listeners.findIndex((entry) => entry[1] === listener),
          1,
        );
    },
    tell: (to: string, news: T): void => listeners.forEach(([name, listener]) => name === to && listener(news)),
  };
};

/** Asks the receiver, or whom the page names; an error is a finding too. Not when an inline one is there but no JSON. */
const fetchConfig = async ({ config, endpoint }: Settings): Promise<unknown> => {
  if (inlineConfig()) return;
  try {
    return await (await fetch(config || endpoint + '/v1/config')).json();
  } catch (fault) {
    return fault;
  }
};

const inlineConfig = (): Element | null => document.querySelector('script[data-earful]');

/** The configuration as it was found, narrowed, with the settings that win over it. */
const read = (raw: unknown, settings: Settings, report: (...fault: Fault) => void): PublicConfig | undefined => {
  const { config: address, endpoint, placement } = settings;
  if (raw === undefined) return report('json', 'script[data-earful]', inlineConfig()?.textContent?.trim()) as undefined;
  if (raw instanceof Error)
    return report('load', address ? 'data-config' : 'config', address ?? endpoint + '/v1/config', raw) as undefined;
  const config = narrow(raw, report);
  return config && (placement === 'start' || placement === 'end') ? { ...config, placement } : config;
};

/** Hands over what has waited in the list, and from now on everything that is put into it. */
const takeOver = <T>(list: T[], handle: (item: T) => unknown): void => {
  list.splice(0).forEach(handle);
  list.push = (...items) => {
    items.forEach(handle);
    return 0;
  };
};

/** Everything that decides: what is here, whether to ask, and with which words. Fetched when the page is idle. */
export const createRules: RulesModule['createRules'] = async (
  earful,
  delivery,
  settings,
  raw,
  locale,
  launcher,
  calls,
  notes,
  load,
) => {
  // A cache has served a file of another release. The second one, from another address, is the last.
  if (earful.version !== version) {
    const fresh = (await load('rules.js?' + earful.version)) as RulesModule;
    const none = (): Promise<never> => Promise.reject(new Error(version));
    return fresh.createRules(earful, delivery, settings, raw, locale, launcher, calls, notes, none);
  }
  const client = delivery?.settings.endpoint.startsWith('http') ? clientOf(delivery) : undefined;
  if (client) earful.client = client;
  const report = createReport();
  if (client && raw === undefined) {
    raw = await fetchConfig(settings);
    launcher = earful.start(raw) as Launcher | undefined;
  }
  let config: PublicConfig | undefined;
  if (client) config = read(raw, settings, report);
  else report('endpoint', 'data-endpoint', settings.endpoint);
  if (!client || !config) {
    launcher?.host.remove();
    takeOver(notes, () => {});
    return takeOver(calls, () => {});
  }
  const { note, ...actions } = decide({ client, config, settings, locale, launcher }, report);
  earful.explain = actions.explain;
  takeOver(notes, note);
  takeOver(calls, ([name, ...args]) => (actions as Record<string, (...args: unknown[]) => void>)[name]?.(...args));
};

const decide = (
  { client, config, settings, locale, launcher }: Context,
  report: (...fault: Fault) => void,
): Actions & { note(event: Event): void } => {
  const consents: Consents = { storage: false, measurement: false };
  const decisions: Decision[] = [];
  const trail = createTrail(consents);
  let here: string | undefined;
  if (launcher) completeLauncher(launcher);

  let isOpen = false;
  let prompt: Promise<Prompt> | undefined;
  const ready = (): Promise<Prompt> =>
    (prompt ??= import('./prompt/index.js')
      .then(({ createPrompt }) =>
        createPrompt({
          client,
          config,
          locale,
          consents,
          trail: trail.names,
          home: () =>
            (launcher?.host.isConnected ? launcher.host.shadowRoot?.querySelector('button') : undefined) ?? undefined,
          toggled(open) {
            isOpen = open;
            if (!launcher) return;
            launcher.host.hidden = open;
            launcher.label();
          },
        }),
      )
      .catch((cause: unknown) => {
        // Forgotten, so that the next click tries again.
        prompt = undefined;
        throw cause;
      }));

  const consider = createEligibility(config.etiquette, {
    refusal: (touchpoint) =>
      isOpen
        ? 'duplicate'
        : recall('sessionStorage', 'asked')
          ? 'cap'
          : isResting(touchpoint, Date.now())
            ? 'optedOut'
            : undefined,
    obstacle: watchSurroundings(),
    show(ask) {
      keep('sessionStorage', 'asked', 1);
      ready().then(
        (it) => it.ask(ask),
        () => keep('sessionStorage', 'asked', undefined),
      );
    },
    record(decision) {
      decisions.push(decision);
      if (settings.debug !== undefined) console.debug('earful', decision);
    },
    now: Date.now,
    later: (run, ms) => setTimeout(run, ms),
  });
  const moment = (signal: string, touchpoint: string, evidence: Evidence = {}): void => {
    const options = config.triggers?.find((trigger) => trigger.signal === signal && trigger.touchpoint === touchpoint);
    if (!options) return;
    const { says, known = signal === 'paymentFailed' } = options;
    consider({
      touchpoint,
      origin: signal as Ask['origin'],
      says,
      known,
      occurredAt: new Date().toISOString(),
      ...evidence,
    });
  };

  const signalled = createHub<Record<string, unknown>>();
  const lapsed = createHub<Evidence>();
  const noted = createHub<Event>();
  const expectations = createExpectations(config.promises, consents, lapsed.tell);
  for (const options of config.triggers ?? []) {
    const { signal, touchpoint } = options;
    let watches = false;
    const host: Host = {
      onSignal: signalled.on,
      onOverdue: lapsed.on,
      onNote(type, listener) {
        watches = true;
        return noted.on(type, listener);
      },
    };
    triggers[signal as keyof typeof triggers]?.(host, options, (evidence) => {
      if (!watches || touchpoint === here) moment(signal, touchpoint, evidence);
    });
  }

  const arrive = (): void => {
    here = touchpointAt(config.touchpoints, location.pathname);
    trail.add(here);
  };
  if (document.referrer.startsWith(location.origin + '/')) {
    trail.add(touchpointAt(config.touchpoints, new URL(document.referrer).pathname));
  }
  arrive();
  listen('popstate hashchange', arrive);
  // Seen from here on only: in an old page they say nothing about its clicks.
  listen('hashchange pagehide', (event) => noted.tell(event.type, event));
  if (!/^(intent|none)$/.test(settings.preload!) || document.querySelector('earful-critique')) ready().catch(() => {});

  return {
    note: (event) => noted.tell(event.type, event),
    signal: (name, facts = {}) => signalled.tell(name, facts),
    open(touchpoint, opener) {
      const named = touchpoint || (opener as HTMLElement | undefined)?.dataset?.['earfulOpen'];
      void ready().then(
        (it) =>
          it.ask({
            touchpoint: named || here || fallbackTouchpoint,
            origin: 'self',
            // Its host cannot take focus: see `home`.
            opener: opener === launcher?.host ? undefined : opener,
          }),
        () => launcher?.label(1),
      );
    },
    close: () => void prompt?.then((it) => it.close()),
    expect(touchpoint, expectation) {
      if (Number.isNaN(Date.parse(expectation?.by))) report('date', `expect("${touchpoint}").by`, expectation?.by);
      else expectations.expect(touchpoint, expectation);
    },
    met: expectations.met,
    consent(given) {
      Object.assign(consents, given);
      if (consents.storage) trail.join();
      expectations.consent();
    },
    explain: () => ({ version, touchpoint: here, trail: trail.names(), consents, decisions }),
  };
};

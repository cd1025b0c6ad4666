import { listen } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import { fallbackTouchpoint } from '@earful/protocol/limits';
import { isResting } from './caps.js';
import type { Fault } from './config.js';
import { narrow } from './config.js';
import { createEligibility } from './eligibility.js';
import type { Decision } from './eligibility.js';
import { createExpectations } from './expectations.js';
import type { Settings } from './create-earful.js';
import type { Actions, Consents, Context, Evidence, Prompt, RulesModule } from './handover.js';
import { createLauncher } from './launcher.js';
import { touchpointAt } from './page.js';
import { keep, recall } from './shelf.js';
import { watchSurroundings } from './surroundings.js';
import { createTrail } from './trail.js';
import { told } from './triggers/index.js';
import type { Host, TriggerOptions } from './triggers/trigger.js';
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
    on: (name: string, listener: (news: T) => void): void => void listeners.push([name, listener]),
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

/** A click that could not be answered for longer than this, in milliseconds, is not answered any more. */
const freshMs = 30_000;

/** Everything that decides: what is here, whether to ask, and with which words. Fetched when the page is idle. */
export const createRules: RulesModule['createRules'] = async (earful, settings, raw, calls, load) => {
  // A cache has served a file of another release. The second one, from another address, is the last.
  if (earful.version !== version) {
    const fresh = (await load('rules.js?' + earful.version)) as RulesModule;
    const none = (): Promise<never> => Promise.reject(new Error(version));
    return fresh.createRules(earful, settings, raw, calls, none);
  }
  const report = createReport();
  const { client } = earful;
  let config: PublicConfig | undefined;
  if (client?.endpoint.startsWith('http')) {
    if (raw === undefined) {
      raw = await fetchConfig(settings);
      earful.start(raw);
    }
    config = read(raw, settings, report);
  } else {
    earful.client = undefined;
    report('endpoint', 'data-endpoint', settings.endpoint);
  }
  if (!client || !config) return takeOver(calls, () => {});
  const actions = decide({ client, config, settings }, report);
  earful.explain = actions.explain;
  takeOver(calls, ([at, name, ...args]) => {
    // Nothing opens by itself long after the click.
    if (name === 'open' && Date.now() - at > freshMs) return;
    if (name === 'moment') args.push(at);
    (actions as never as Record<string, (...args: unknown[]) => void>)[name]?.(...args);
  });
};

/** May a trigger that has watched with the parameters of the page be believed? Wrong ones are not in the narrowed configuration. */
const isSound = (given: TriggerOptions, { parameters }: TriggerOptions): boolean =>
  JSON.stringify(given.parameters) === JSON.stringify(parameters);

const decide = (
  { client, config, settings }: Context,
  report: (...fault: Fault) => void,
): Actions & { moment(given: TriggerOptions, path: string, at: number): void } => {
  const locale = settings.locale || document.documentElement.lang || navigator.language;
  const consents: Consents = { storage: false, measurement: false };
  const decisions: Decision[] = [];
  const trail = createTrail(consents);
  const placeOf = (path: string): string | undefined => touchpointAt(config.touchpoints, path);
  let here: string | undefined;

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
          home: () => (launcher?.host.isConnected ? launcher.button : undefined),
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
  const prepare = (): void => void ready().catch(() => {});

  const open = (touchpoint?: string, opener?: Element | null): void => {
    const named = touchpoint || (opener as HTMLElement | undefined)?.dataset?.['earfulOpen'];
    ready().then(
      (it) => it.ask({ touchpoint: named || here || fallbackTouchpoint, origin: 'self', opener }),
      () => launcher?.label(1),
    );
  };
  const launcher =
    config.launcher !== false && settings.launcher !== 'false'
      ? createLauncher(locale, config.placement, open)
      : undefined;
  if (launcher) document.body.append(launcher.host);

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
  const fire = (
    { signal, touchpoint, says, known = signal === 'paymentFailed' }: TriggerOptions,
    evidence: Evidence,
  ): void => consider({ touchpoint, origin: signal, says, known, occurredAt: new Date().toISOString(), ...evidence });

  const signalled = createHub<Record<string, unknown>>();
  const lapsed = createHub<Evidence>();
  const expectations = createExpectations(config.promises, consents, lapsed.tell);
  const host: Host = { onSignal: signalled.on, onOverdue: lapsed.on };
  for (const options of config.triggers ?? [])
    told[options.signal]?.(options, (evidence = {}) => fire(options, evidence), host);

  const arrive = (): void => {
    here = placeOf(location.pathname);
    trail.add(here);
  };
  if (document.referrer.startsWith(location.origin + '/')) trail.add(placeOf(new URL(document.referrer).pathname));
  arrive();
  listen('popstate hashchange', arrive);
  if (settings.preload === 'intent' && launcher) launcher.host.onpointerenter = launcher.host.onfocus = prepare;
  if (!/^(intent|none)$/.test(settings.preload!) || document.querySelector('earful-critique')) prepare();

  return {
    /** A trigger of the loader fired. It speaks of the touchpoint that was there then. */
    moment(given, path, at) {
      for (const options of config.triggers ?? []) {
        const { signal, touchpoint } = options;
        if (signal !== given.signal || touchpoint !== given.touchpoint || touchpoint !== placeOf(path)) continue;
        if (isSound(given, options)) fire(options, { occurredAt: new Date(at).toISOString() });
      }
    },
    signal: (name, facts = {}) => signalled.tell(name, facts),
    open,
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

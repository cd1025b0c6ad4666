import type { PublicConfig } from '@earful/protocol';
import { fallbackTouchpoint } from '@earful/protocol/limits';
import { isResting } from './caps.js';
import type { Fault } from './config.js';
import { narrow } from './config.js';
import { createEligibility } from './eligibility.js';
import type { Decision } from './eligibility.js';
import { createExpectations } from './expectations.js';
import type { Ask, Consents, Context, Evidence, Prompt, Rules } from './handover.js';
import { listen } from './listen.js';
import { touchpointAt } from './page.js';
import { keep, recall } from './shelf.js';
import { watchSurroundings } from './surroundings.js';
import { createTrail } from './trail.js';
import { told } from './triggers/told.js';

import { version } from './version.js';

export { version };

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

/** The configuration as it was found, narrowed, with the settings that win over it. */
const read = ({ raw, client, settings }: Context, report: (...fault: Fault) => void): PublicConfig | undefined => {
  const { endpoint, placement } = settings;
  if (!client) return report('endpoint', 'data-endpoint', endpoint) as undefined;
  if (raw instanceof Error)
    return report(
      'load',
      settings.config ? 'data-config' : 'config',
      settings.config ?? endpoint + '/v1/config',
      raw,
    ) as undefined;
  if (typeof raw === 'string') return report('json', 'script[data-earful]', raw.trim()) as undefined;
  const config = narrow(raw, report);
  return config && (placement === 'start' || placement === 'end') ? { ...config, placement } : config;
};

/** Everything that decides: what is here, whether to ask, and with which words. Fetched when the page is idle. */
export const createRules = (context: Context): Rules => {
  const { client, settings, locale, launcher } = context;
  const report = createReport();
  const config = read(context, report);
  const consents: Consents = { storage: false, measurement: false };
  const decisions: Decision[] = [];
  const trail = createTrail(consents);
  const explain = (): Explanation => ({ version, touchpoint: here, trail: trail.names(), consents, decisions });
  let here: string | undefined;
  if (!config || !client) {
    launcher?.host.remove();
    const nothing = (): void => {};
    return {
      moment: nothing,
      signal: nothing,
      open: nothing,
      close: nothing,
      expect: nothing,
      met: nothing,
      consent: nothing,
      explain,
    };
  }

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
  const expectations = createExpectations(config.promises, consents, lapsed.tell);
  for (const options of config.triggers ?? []) {
    const { signal, touchpoint } = options;
    told[signal as 'paymentFailed']?.({ onSignal: signalled.on, onOverdue: lapsed.on }, options, (evidence) =>
      moment(signal, touchpoint, evidence),
    );
  }

  const arrive = (): void => {
    here = touchpointAt(config.touchpoints, location.pathname);
    trail.add(here);
  };
  if (document.referrer.startsWith(location.origin + '/')) {
    trail.add(touchpointAt(config.touchpoints, new URL(document.referrer).pathname));
  }
  arrive();
  listen(window, 'popstate hashchange', arrive);
  if (!/^(intent|none)$/.test(settings.preload!) || document.querySelector('earful-critique')) ready().catch(() => {});

  return {
    moment: (signal, touchpoint) => touchpoint === here && moment(signal, touchpoint),
    signal: (name, facts = {}) => signalled.tell(name, facts),
    open: (touchpoint, opener) =>
      void ready().then(
        (it) => it.ask({ touchpoint: touchpoint || here || fallbackTouchpoint, origin: 'self', opener }),
        launcher?.label,
      ),
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
    explain,
  };
};

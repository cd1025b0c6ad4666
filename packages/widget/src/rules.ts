import type { Delivery } from '@earful/client';
import { completeClient } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';
import { needsSignals } from './config/needs-signals.js';
import { fetchConfig, readConfig } from './config/read-config.js';
import { createActions } from './create-actions.js';
import { calm } from './create-opener.js';
import type { RulesModule } from './earful.js';
import { createReport } from './faults/report.js';
import { freshMs } from './page/page-events.js';
import { drain } from './shared/drain.js';
import { ignored } from './shared/storage.js';
import { version } from './shared/version.js';
import { watchMarkedSignalsLazily } from './triggers/helpers/lazy-marked-signals.js';

export { parts } from './create-opener.js';

/** The chunk that is fetched once somebody is here: finds the configuration and lets `createActions` answer all calls. */
export const createRules: RulesModule['createRules'] = async (earful, settings, raw, calls, load) => {
  // A cache has served a file of another release. The second one, from another address, is the last: it finds no third and fails.
  if (earful.version !== version) {
    const fresh = (await load('rules.js?' + earful.version)) as RulesModule;
    return fresh.createRules(earful, settings, raw, calls, async (file, again) => again && load(file, again));
  }
  const report = createReport();
  const delivery = earful.client as Delivery | undefined;
  let config: PublicConfig | undefined;
  if (delivery?.endpoint.startsWith('http')) {
    if (raw === undefined) {
      raw = await fetchConfig(settings, report);
      earful.start(raw as PublicConfig);
    }
    config = await readConfig(raw, settings, report);
  } else {
    earful.client = undefined;
    report('endpoint', 'data-endpoint', settings.endpoint);
  }
  if (!delivery || !config) return drain(calls, ([, , , opener]) => calm(opener));
  const unheard = delivery.onOutcome((record, outcome) => {
    const { status } = outcome as { status?: number };
    // Time does not mend these.
    if (!/^([23]|40[1345]|410)/.test(status as never)) return;
    unheard();
    report('delivery', delivery.endpoint, record, status);
  });
  let client = completeClient(delivery, settings);
  if (settings.test !== undefined) client = (await import('./testing.js')).createTestClient(client);
  if (settings.shared !== undefined) for (const name of ['draft', 'rest']) ignored.add(name);
  if (config.drafts === false) ignored.add('draft');
  const signals = needsSignals(config) ? await import('./signals.js').catch(() => undefined) : undefined;
  const experiment = config.experiment && signals && (await import('./etiquette/experiment.js').catch(() => undefined));
  const actions = createActions({ client, config, settings, signals, experiment, load }, report);
  if (!signals && config.triggers?.some(({ signal }) => signal === 'paymentFailed'))
    watchMarkedSignalsLazily(actions.signal);
  // Only now: should anything above have failed, the next call begins again, with what it had.
  earful.client = client;
  earful.explain = actions.explain;
  let named: HTMLScriptElement | undefined;
  let isPast = true;
  drain(calls, ([at, name, ...args]) => {
    // Nothing opens by itself long after the click.
    if (name === 'open' && Date.now() - at > freshMs) return calm(args[1]);
    if (name === 'event') args.unshift(at, isPast);
    if (name === 'start') {
      const [given] = args;
      // Modules that are loaded again begin again, and a router may run the only tag again.
      const [, second] = document.querySelectorAll<HTMLScriptElement>('script[src][data-endpoint]');
      if (given ? JSON.stringify(given) !== JSON.stringify(raw) : second !== named)
        report('twice', given ? 'configuration' : 'script', given || (named = second)!.src);
    }
    try {
      (actions as never as Record<string, (...args: unknown[]) => void>)[name]?.(...args);
    } catch (fault) {
      report('call', name, fault);
    }
  });
  isPast = false;
};

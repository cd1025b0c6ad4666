import type { PublicConfig } from '@earful/protocol';
import type { Report } from '../faults/report.js';
import type { Settings } from '../shared/settings.js';
import { version } from '../shared/version.js';

const inlineConfig = (): Element | null => document.querySelector('script[data-earful]');

/** An answer that takes longer will not come, in milliseconds. */
const answerLimitMs = 20_000;
/** The first pause before it is asked again, in milliseconds. Each one is twice as long as the one before. */
const pauseMs = 10_000;

const reportFault = (report: Report, { config, endpoint }: Settings, fault: unknown): void =>
  report('load', config ? 'data-config' : 'config', config ?? endpoint + '/v1/config', fault);

/**
 * Asks the receiver, or whom the page names, and asks again where time may mend what went wrong: until then calls wait. A refusal
 * is a finding too. Not when an inline one is there but no JSON.
 */
export const fetchConfig = async (settings: Settings, report: Report, waitMs = pauseMs): Promise<unknown> => {
  if (inlineConfig()) return;
  let found: unknown;
  // Nothing has answered yet.
  let status = 503;
  try {
    const signal = AbortSignal.timeout?.(answerLimitMs);
    const answer = await fetch(settings.config || settings.endpoint + '/v1/config', { signal });
    ({ status } = answer);
    found = await answer.json();
  } catch (code) {
    found = { code };
  }
  if (!/429|5../.test(status as never)) return found;
  if (waitMs === pauseMs && navigator.onLine) reportFault(report, settings, found);
  await new Promise((again) => {
    addEventListener('online', again, { once: true });
    setTimeout(again, waitMs);
  });
  return fetchConfig(settings, report, waitMs * 2);
};

/**
 * Has a server of this very release checked it against the contract? Then it need not be narrowed here, and the chunk
 * that can is not fetched.
 */
const isChecked = (raw: unknown): raw is PublicConfig =>
  (raw as { checked?: string } | null)?.checked === version.split('-')[0];

/**
 * The configuration as it was found, narrowed, with the settings that win over it.
 *
 * @throws when what narrows it cannot be fetched
 */
export const readConfig = async (
  raw: unknown,
  settings: Settings,
  report: Report,
): Promise<PublicConfig | undefined> => {
  const { placement } = settings;
  if (raw === undefined) return report('json', 'script[data-earful]', inlineConfig()?.textContent?.trim()) as undefined;
  if ((raw as { code?: unknown } | null)?.code) return reportFault(report, settings, raw) as undefined;
  const config = isChecked(raw) ? raw : (await import('./narrow.js')).narrow(raw, report);
  return config && (placement === 'start' || placement === 'end') ? { ...config, placement } : config;
};

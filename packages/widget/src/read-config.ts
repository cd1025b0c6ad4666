import type { PublicConfig } from '@earful/protocol';
import type { Settings } from './create-earful.js';
import type { Report } from './report.js';
import { version } from './version.js';

const inlineConfig = (): Element | null => document.querySelector('script[data-earful]');

/**
 * Asks the receiver, or whom the page names; what went wrong is a finding too, under the name of a receiver's refusal. Not when an
 * inline one is there but no JSON.
 */
export const fetchConfig = async (settings: Settings): Promise<unknown> => {
  if (inlineConfig()) return;
  try {
    return await (await fetch(settings.config || settings.endpoint + '/v1/config')).json();
  } catch (code) {
    if (navigator.onLine) return { code };
    // The next network mends this one; until then calls wait.
    await new Promise((online) => addEventListener('online', online, { once: true }));
    return fetchConfig(settings);
  }
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
  const { config: address, endpoint, placement } = settings;
  if (raw === undefined) return report('json', 'script[data-earful]', inlineConfig()?.textContent?.trim()) as undefined;
  if ((raw as { code?: unknown } | null)?.code)
    return report('load', address ? 'data-config' : 'config', address ?? endpoint + '/v1/config', raw) as undefined;
  const config = isChecked(raw) ? raw : (await import('./narrow.js')).narrow(raw, report);
  return config && (placement === 'start' || placement === 'end') ? { ...config, placement } : config;
};

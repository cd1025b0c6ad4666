import type { PublicConfig } from '@earful/protocol';
import type { Report } from './config.js';
import { narrow } from './config.js';
import type { Settings } from './create-earful.js';

/** Asks the receiver, or whom the page names; an error is a finding too. Not when an inline one is there but no JSON. */
export const fetchConfig = async ({ config, endpoint }: Settings): Promise<unknown> => {
  if (inlineConfig()) return;
  try {
    return await (await fetch(config || endpoint + '/v1/config')).json();
  } catch (fault) {
    return fault;
  }
};

const inlineConfig = (): Element | null => document.querySelector('script[data-earful]');

/** The configuration as it was found, narrowed, with the settings that win over it. */
export const readConfig = (raw: unknown, settings: Settings, report: Report): PublicConfig | undefined => {
  const { config: address, endpoint, placement } = settings;
  if (raw === undefined) return report('json', 'script[data-earful]', inlineConfig()?.textContent?.trim()) as undefined;
  if (raw instanceof Error)
    return report('load', address ? 'data-config' : 'config', address ?? endpoint + '/v1/config', raw) as undefined;
  const config = narrow(raw, report);
  return config && (placement === 'start' || placement === 'end') ? { ...config, placement } : config;
};

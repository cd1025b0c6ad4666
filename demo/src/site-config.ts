import { fileURLToPath } from 'node:url';
import type { SiteConfig } from '@earful/protocol';
import { readSiteConfig } from '@earful/server';

/**
 * The configuration of the shop, from `demo/earful.config.json`. The shop is where it runs, so its clock is this machine's.
 *
 * @throws ConfigError that names every fault of the file
 */
export function readShopConfig(): SiteConfig {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { timeZone, ...readSiteConfig(fileURLToPath(new URL('../earful.config.json', import.meta.url))) };
}

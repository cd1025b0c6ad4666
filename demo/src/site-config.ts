import { fileURLToPath } from 'node:url';
import type { SiteConfig } from '@earful/protocol';
import { readSiteConfig } from '@earful/server';

/**
 * The configuration of the shop, from `demo/earful.config.json`.
 *
 * @throws ConfigError that names every fault of the file
 */
export function readShopConfig(): SiteConfig {
  return readSiteConfig(fileURLToPath(new URL('../earful.config.json', import.meta.url)));
}

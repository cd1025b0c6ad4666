import { readFileSync } from 'node:fs';
import type { PublicConfig, SiteConfig } from '@earful/protocol';
import { siteConfig } from '@earful/protocol';

/**
 * The configuration of the shop, from `demo/earful.config.json`.
 *
 * @throws when the file does not follow the schema
 */
export function readShopConfig(): SiteConfig {
  const file = new URL('../earful.config.json', import.meta.url);
  return siteConfig.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The half that may stand on a page. */
export function publicHalf(config: SiteConfig): PublicConfig {
  const { private: _inside, ...rest } = config;
  return rest;
}

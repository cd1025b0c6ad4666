import { readFileSync } from 'node:fs';
import type { SiteConfig } from '@earful/protocol';
import { siteConfig } from '@earful/protocol';
import type { ConfigFault } from './config/config-fault.js';
import { describeFault } from './config/config-fault.js';
import { promptFaults } from './config/prompt-faults.js';
import { readJsonc } from './config/read-jsonc.js';
import { referenceFaults } from './config/reference-faults.js';
import { retentionFaults } from './config/retention-faults.js';
import { schemaFaults } from './config/schema-faults.js';
import { triggerFaults } from './config/trigger-faults.js';
import { wordingFaults } from './config/wording-faults.js';

/** What is wrong with a configuration file: the file, each place, its value, and what to write instead. */
export class ConfigError extends Error {
  readonly code: 'config-unreadable' | 'config-invalid';
  /** Every fault; none when there is no such file. */
  readonly faults: readonly ConfigFault[];

  constructor(
    code: ConfigError['code'],
    message: string,
    { faults = [], ...options }: ErrorOptions & { faults?: readonly ConfigFault[] } = {},
  ) {
    super(message, options);
    this.name = 'ConfigError';
    this.code = code;
    this.faults = faults;
  }
}

/**
 * Every fault of a configuration: of its schema, between its parts, of triggers that could never fire, and of its own texts.
 * Takes any value and never throws.
 */
export function configFaults(value: unknown): ConfigFault[] {
  const faults = schemaFaults(value);
  const places = new Set(faults.map(({ path }) => path));
  const others = [
    ...referenceFaults(value),
    ...wordingFaults(value),
    ...triggerFaults(value),
    ...promptFaults(value),
    ...retentionFaults(value),
  ];
  return [...faults, ...others.filter(({ path }) => !places.has(path))];
}

function demandNone(faults: readonly ConfigFault[], of: string): void {
  if (faults.length === 0) return;
  const lines = faults.map((fault) => `  ${describeFault(fault)}`);
  throw new ConfigError('config-invalid', `${of} cannot be used:\n${lines.join('\n')}`, { faults });
}

/**
 * What was written as an object is held to the same as a file.
 *
 * @throws ConfigError `config-invalid`, with every fault.
 */
export function demandConfig(config: SiteConfig): void {
  demandNone(configFaults(config), 'config');
}

/**
 * Reads the configuration of a site, both halves: JSON, which may have comments.
 *
 * @throws ConfigError `config-unreadable` when there is no such file, `config-invalid`, with every fault, when it is not
 * JSON, does not follow the schema or names something that it does not define.
 */
export function readSiteConfig(file: string): SiteConfig {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError('config-unreadable', `${file} cannot be read; name an existing file.`, { cause });
  }
  const read = readJsonc(content);
  demandNone(read.faults.length > 0 ? read.faults : configFaults(read.value), file);
  return siteConfig.parse(read.value);
}

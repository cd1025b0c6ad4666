import { describeFault } from '../config/config-fault.js';
import { destinationWarnings } from '../config/destination-warnings.js';
import { configWarnings } from '../config/config-warnings.js';
import { readSiteConfig } from '../config.js';

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/**
 * Reads a configuration as `earful serve` does.
 *
 * @param environment Where `serve` would find the secrets.
 * @returns What to print: one line that it is fine, or what is legal but unwise.
 * @throws ConfigError with every fault.
 */
export function check(file: string, nowMs: number, environment: NodeJS.ProcessEnv = process.env): string[] {
  const config = readSiteConfig(file);
  const warnings = [...configWarnings(config, nowMs), ...destinationWarnings(config, environment)];
  if (warnings.length > 0) {
    const lines = warnings.map((warning) => `  ${describeFault(warning)}`);
    return [`${file} can be used. ${count(warnings.length, 'warning')}:`, ...lines];
  }
  const parts = [
    count(config.touchpoints.length, 'touchpoint'),
    count(config.promises?.length ?? 0, 'promise'),
    count(config.triggers?.length ?? 0, 'trigger'),
  ];
  return [`${file} is fine: ${parts.join(', ')}.`];
}

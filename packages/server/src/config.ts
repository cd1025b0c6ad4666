import { readFileSync } from 'node:fs';
import type { SiteConfig } from '@earful/protocol';
import { siteConfig } from '@earful/protocol';

/** What is wrong with a configuration file: the file, each place, its value, and what to write instead. */
export class ConfigError extends Error {
  readonly code: 'config-unreadable' | 'config-invalid';

  constructor(code: ConfigError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConfigError';
    this.code = code;
  }
}

interface Fault {
  path: PropertyKey[];
  message: string;
}

const maxShownLength = 60;

function valueAt(root: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], root);
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text;
}

/** Names that must be known elsewhere in the file, and names that may occur only once. */
function faultsBetweenParts({ touchpoints, promises = [], triggers = [], private: inside }: SiteConfig): Fault[] {
  const known = new Set(touchpoints.map(({ id }) => id));
  const faults: Fault[] = [];
  const once = (part: string, ids: string[]) => {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index) faults.push({ path: [part, index, 'id'], message: 'is used twice; rename one' });
    }
  };
  const refer = (path: PropertyKey[], parts: { touchpoint: string }[]) => {
    for (const [index, { touchpoint }] of parts.entries()) {
      if (!known.has(touchpoint)) {
        const message = `names no touchpoint; use one of ${[...known].join(', ')}, or add it to touchpoints`;
        faults.push({ path: [...path, index, 'touchpoint'], message });
      }
    }
  };
  once(
    'touchpoints',
    touchpoints.map(({ id }) => id),
  );
  once(
    'promises',
    promises.map(({ id }) => id),
  );
  refer(['promises'], promises);
  refer(['triggers'], triggers);
  refer(['private', 'routes'], inside?.routes ?? []);
  return faults;
}

/**
 * Checks a configuration.
 *
 * @param value What the file says.
 * @param source Where it was read, for the message.
 * @throws ConfigError `config-invalid`, naming every fault.
 */
function parseSiteConfig(value: unknown, source: string): SiteConfig {
  const { success, data, error } = siteConfig.safeParse(value);
  const faults: Fault[] = success ? faultsBetweenParts(data) : error.issues;
  if (success && faults.length === 0) return data;
  const lines = faults.map(({ path, message }) => {
    const place = path.length === 0 ? 'the whole file' : path.join('.');
    return `  ${place} (${valueAt(value, path)}): ${message}`;
  });
  throw new ConfigError('config-invalid', `${source} cannot be used:\n${lines.join('\n')}`);
}

/**
 * Reads the configuration of a site, both halves.
 *
 * @throws ConfigError `config-unreadable` when there is no such file or it is not JSON, `config-invalid` when it does
 * not follow the schema or names something that it does not define.
 */
export function readSiteConfig(file: string): SiteConfig {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason =
      cause instanceof SyntaxError
        ? `is not JSON (${cause.message}); correct it there`
        : 'cannot be read; name an existing file';
    throw new ConfigError('config-unreadable', `${file} ${reason}.`, { cause });
  }
  return parseSiteConfig(value, file);
}

import { siteConfig } from '@earful/protocol';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { nearestName } from './nearest-name.js';
import { knownNames } from './schema-node.js';

type Issue = NonNullable<ReturnType<typeof siteConfig.safeParse>['error']>['issues'][number];
type Path = readonly PropertyKey[];

const kinds: Record<string, string> = {
  string: 'text in double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list: […]',
  object: 'an object: {…}',
  record: 'an object: {…}',
};
const kind = (expected: string): string => kinds[expected] ?? expected;

const formats: Record<string, string> = {
  datetime: 'write a moment, as in "2030-05-01T16:00:00Z"',
  email: 'write an e-mail address, as in "care@shop.example"',
  url: 'write an address, as in "https://crm.shop.example/earful"',
};

function chooseFix(value: unknown, options: readonly unknown[]): string {
  const meant = typeof value === 'string' ? nearestName(value, options.map(String)) : undefined;
  return meant === undefined
    ? `use ${options.length > 1 ? 'one of ' : ''}${options.map((one) => JSON.stringify(one)).join(', ')}`
    : `write ${JSON.stringify(meant)}`;
}

function unknownKeys(root: unknown, path: Path, keys: readonly string[]): ConfigFault[] {
  const known = knownNames(path);
  return keys.map((key) => {
    const meant = nearestName(key, known);
    const fix = meant === undefined ? `take it out, or use one of ${known.join(', ')}` : `write "${meant}"`;
    return faultAt(root, [...path, key], 'is not a known name', fix);
  });
}

const sizeUnits: Record<string, string> = { string: ' characters', array: ' entries' };

/** The alternative that was meant is the one of the right type; without one, every alternative is named. */
function unionFaults(root: unknown, path: Path, issue: Issue & { code: 'invalid_union' }): ConfigFault[] {
  const isWrongType = (one: Issue) => one.code === 'invalid_type' && one.path.length === 0;
  const meant = issue.errors.find((issues) => !issues.some(isWrongType));
  if (meant) return meant.flatMap((one) => toFaults(root, path, one));
  const wanted = issue.errors.flat().flatMap((one) => ('expected' in one ? [kind(one.expected)] : []));
  return [wrongType(root, path, [...new Set(wanted)].join(', or '))];
}

function wrongType(root: unknown, path: Path, wanted: string): ConfigFault {
  const fault = faultAt(root, path, 'has the wrong type', `write ${wanted}`);
  return fault.value === 'missing' ? { ...fault, problem: 'is needed', fix: `add ${wanted}` } : fault;
}

function toFaults(root: unknown, base: Path, issue: Issue): ConfigFault[] {
  const path = [...base, ...issue.path];
  const fault = (problem: string, fix: string) => [faultAt(root, path, problem, fix)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(root, path, issue.keys);
    case 'invalid_type':
      return [wrongType(root, path, kind(issue.expected))];
    case 'invalid_union':
      return unionFaults(root, path, issue);
    case 'invalid_value': {
      const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], root);
      return fault(value === undefined ? 'is needed' : 'is not a known value', chooseFix(value, issue.values));
    }
    case 'too_small': {
      const unit = sizeUnits[issue.origin] ?? '';
      return fault(
        'is too small',
        `use ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit}`,
      );
    }
    case 'too_big': {
      const unit = sizeUnits[issue.origin] ?? '';
      return fault(
        'is too large',
        `use ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit}`,
      );
    }
    case 'invalid_format':
      if ('prefix' in issue) return fault('has the wrong form', `begin it with "${String(issue.prefix)}"`);
      return fault('has the wrong form', formats[issue.format] ?? issue.message);
    case 'invalid_key':
      return fault('has a name of the wrong form', issue.issues.map(({ message }) => message).join(', '));
    default:
      return fault('cannot be used', issue.message);
  }
}

/** Everything that does not follow the schema: unknown names one by one, wrong types, values and forms. */
export function schemaFaults(value: unknown): ConfigFault[] {
  return siteConfig.safeParse(value).error?.issues.flatMap((issue) => toFaults(value, [], issue)) ?? [];
}

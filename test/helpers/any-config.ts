import { publicConfig } from '@earful/protocol';
import fc from 'fast-check';
import { config } from '../browser/widget-page.js';

/** Asks whenever a button does nothing, and whenever the host says that a payment has failed. */
export const failing = [
  { signal: 'rageClick', touchpoint: 'checkout', says: 'That button did nothing.' },
  { signal: 'paymentFailed', touchpoint: 'checkout', inlineFirst: 0, says: 'The payment didn’t go through.' },
];

/** A sound configuration whose triggers never ask, each for one reason only. */
export const restrained = {
  ...config,
  etiquette: { arrivalMs: 0, quietMs: 0, maxDelayMs: 1_000 },
  triggers: [
    { enabled: false },
    { occurrence: 3 },
    { delayMs: 3_600_000 },
    { samplingRate: 0 },
    { parameters: { times: 9 } },
    { parameters: { facts: [{ name: 'code', is: 'in', value: ['x', 5] }] } },
    { parameters: { facts: [{ name: 'code', is: 'contains', value: 'x' }] } },
    { when: { addresses: ['/basket'] } },
    { when: { referrers: ['search.example/**'] } },
    { when: { previous: ['help'] } },
    { when: { passed: ['help', 'checkout'] } },
    { when: { devices: ['phone'] } },
    { when: { minWidthPx: 10_000 } },
    { when: { maxWidthPx: 100 } },
    { when: { languages: ['pl'] } },
    { when: { visitor: 'returning' } },
    { when: { segments: ['gold'] } },
    { when: { phases: ['after'] } },
    { when: { hours: ['Mo 03:00-03:01'] } },
    { when: { from: '2031-01-01T00:00:00Z' } },
    { when: { until: '2021-01-01T00:00:00Z' } },
    { when: { share: 0 } },
  ].flatMap((reason) => failing.map((one) => ({ ...one, ...reason }))),
};

/** Where something stands in JSON. */
type Path = (string | number)[];

const paths = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(value && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, part]) => paths(part, [...path, Array.isArray(value) ? +key : key]))
    : []),
];

const everywhere = paths(restrained).filter((path) => path.length);
const inTriggers = everywhere.filter(
  ([first, , third]) => first === 'triggers' && !/^(signal|touchpoint|says)$/.test(`${third}`),
);

const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

/** What no part of a configuration is. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'x', ' ', -1, 1e308, 101, [], {}, [null], [[]], [{}]),
  fc.constantFrom<unknown>(deep(3_000), 'long '.repeat(20_000)),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty').map(keyed),
  // What has both cannot even be turned into text or a number.
  fc.constant<unknown>({ toString: 1, valueOf: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

function keyed(key: string): unknown {
  return JSON.parse(`{"${key}": {"polluted": true}}`) as unknown;
}

type Change = (parent: Record<string | number, unknown>, key: string | number, other: unknown) => void;
const put = (parent: object, key: string | number, value: unknown): void =>
  void Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });

const changes: Record<string, Change> = {
  drop: (parent, key) => (Array.isArray(parent) ? parent.splice(+key, 1) : delete parent[key]),
  duplicate: (parent, key) => (Array.isArray(parent) ? parent.push(parent[key]) : put(parent, `${key}s`, parent[key])),
  retype: put,
  write: (parent, key) => put(parent, key, JSON.stringify(parent[key])),
  list: (parent, key) => put(parent, key, [parent[key]]),
  object: (parent, key) => put(parent, key, { value: parent[key] }),
  add: (parent, _key, other) =>
    Array.isArray(parent)
      ? parent.push(other)
      : ['__proto__', 'toString', 'wen'].forEach((name) => put(parent, name, other)),
};

/** The sound configuration with one to three things wrong, mostly in its triggers. */
export const mutations: fc.Arbitrary<unknown> = fc
  .array(
    fc.record({
      path: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...inTriggers) }, fc.constantFrom(...everywhere)),
      change: fc.constantFrom(...Object.keys(changes)),
      other: odd,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((wrongs) => {
    const raw = structuredClone(restrained) as never;
    for (const { path, change, other } of wrongs) {
      let parent: Record<string | number, unknown> = raw;
      for (const key of path.slice(0, -1)) parent = (Object(parent) as typeof parent)[key] as typeof parent;
      // An earlier change may have taken it away.
      if (parent && typeof parent === 'object') changes[change]!(parent, path.at(-1)!, other);
    }
    return raw as unknown;
  });

const ruleOf = publicConfig.shape.triggers.unwrap().element;
const original = restrained.triggers.map((one) => JSON.stringify(one));

/** May this configuration ask? Only by a trigger that the contract takes and that is not one of the restrained ones. */
export const asked = (raw: unknown): boolean => {
  const { triggers } = (raw ?? {}) as { triggers?: unknown };
  return (
    Array.isArray(triggers) &&
    triggers.some((one) => ruleOf.safeParse(one).success && !original.includes(JSON.stringify(one)))
  );
};

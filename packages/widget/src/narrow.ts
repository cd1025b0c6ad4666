import { maxLabelLength, schemaVersion, slugPattern } from '@earful/protocol/limits';
import { comparisons, devices, phases, signals } from '@earful/protocol/names';
import type { PublicConfig } from '@earful/protocol';
import type { Report } from './report.js';

/** Returns the value when it is right, else reports and returns nothing. */
type Check = (value: unknown, path: string, report: Report) => unknown;

const that =
  (right: unknown, fits: (value: never) => boolean): Check =>
  (value, path, report) =>
    fits(value as never) ? value : report('type', path, value, right);

const oneOf = (values: readonly unknown[]): Check => that(values, (value) => values.includes(value));
/** Known, but read by nobody in the page: `earful check` looks into it. */
const any: Check = (value) => value;
const bool = that('true or false', (value) => value === !!value);
const matching = (pattern: RegExp, right: string): Check =>
  that(right, (value) => typeof value === 'string' && pattern.test(value));
const text = matching(new RegExp(`^[^]{1,${maxLabelLength}}$`), 'text of 1 to 200 characters');
const slug = matching(slugPattern, 'slug');
const number = (from: number, to = Infinity): Check =>
  that([from, to], (value: number) => +value === value && value >= from && value <= to);

const isObject = (value: unknown): value is Record<string, unknown> =>
  !!value && typeof value === 'object' && !Array.isArray(value);

/** Every named field is checked on its own: one that is wrong is left out, the rest stays. `!` marks what must be there. */
const shape = (fields: Record<string, Check>): Check => {
  const names = Object.keys(fields).map((name) => name.replace('!', ''));
  return (value, path, report) => {
    if (!isObject(value)) return report('type', path, value, 'object');
    const right: Record<string, unknown> = {};
    let complete = true;
    for (const name in value) if (!names.includes(name)) report('unknown', path + '.' + name, value[name], names);
    for (const [key, check] of Object.entries(fields)) {
      const name = key.replace('!', '');
      const at = path + '.' + name;
      if (value[name] !== undefined) right[name] = check(value[name], at, report);
      else if (key !== name) report('missing', at);
      if (right[name] === undefined) {
        delete right[name];
        if (key !== name) complete = false;
      }
    }
    return complete ? right : undefined;
  };
};

const list =
  (check: Check, longest = Infinity): Check =>
  (value, path, report) =>
    Array.isArray(value)
      ? value
          .slice(0, longest)
          .map((item, index) => check(item, `${path}[${index}]`, report))
          .filter((item) => item !== undefined)
      : report('type', path, value, 'list');

const localized: Check = (value, path, report) =>
  isObject(value)
    ? shape(Object.fromEntries(Object.keys(value).map((tag) => [tag, text])))(value, path, report)
    : text(value, path, report);

const ms = number(0, 3_600_000);
const name = matching(/^[a-z][A-Za-z0-9]{0,63}$/, 'camelCase name');
const date = that('moment', (value: string) => Date.parse(value) > 0);
const slugs = list(slug);
const texts = list(text);

const parameters = shape({
  times: number(1, 100),
  withinMs: number(1, 600_000),
  radiusPx: number(1, 1_000),
  afterMs: ms,
  percent: number(1, 100),
  selector: text,
  lcpMs: ms,
  inpMs: ms,
  cls: number(0, 10),
  statuses: list(matching(/^[1-5](xx|\d\d)$/, 'status')),
  address: text,
  name,
  facts: list(shape({ 'name!': text, 'is!': oneOf(comparisons), 'value!': any })),
});

const when = shape({
  addresses: texts,
  referrers: texts,
  previous: slugs,
  passed: slugs,
  devices: list(oneOf(devices)),
  minWidthPx: number(0, 20_000),
  maxWidthPx: number(0, 20_000),
  languages: texts,
  visitor: oneOf(['new', 'returning']),
  segments: slugs,
  phases: list(oneOf(phases)),
  from: date,
  until: date,
  share: number(0, 1),
});

const config = shape({
  $schema: text,
  schemaVersion: oneOf([schemaVersion]),
  'brand!': shape({ 'name!': text, team: localized, privacyUrl: matching(/^(https?:|\/)/, 'URL') }),
  'touchpoints!': list(
    shape({
      'id!': slug,
      'name!': localized,
      paths: list(matching(/^[/]/, 'path')),
      phase: oneOf(phases),
      patienceSeconds: number(0),
      causes: list(shape({ 'code!': text, 'label!': localized }), 6),
      responsePromise: shape({ 'readWithinHours!': number(0), answerWithinHours: number(0) }),
    }),
  ),
  promises: list(
    shape({
      'id!': slug,
      'touchpoint!': slug,
      'statement!': localized,
      toleranceHours: number(0),
      toleranceBeforeHours: number(0),
      metric: any,
      unit: any,
      value: any,
      direction: any,
    }),
  ),
  triggers: list(
    shape({
      'signal!': oneOf(signals),
      'touchpoint!': slug,
      says: localized,
      known: bool,
      enabled: bool,
      priority: number(0, 100),
      occurrence: number(1, 100),
      delayMs: ms,
      cancelledBy: list(name),
      samplingRate: number(0, 1),
      parameters,
      when,
    }),
  ),
  etiquette: shape({ quietMs: number(0, 60_000), arrivalMs: number(0, 600_000), maxDelayMs: number(0, 600_000) }),
  segments: any,
  corridor: any,
  wording: any,
  locales: any,
  experiment: any,
  /** Release of the receiver that has checked it; says nothing here. */
  checked: any,
  launcher: bool,
  placement: oneOf(['start', 'end']),
});

/**
 * Narrows what a developer wrote. Wrong parts are reported and left out, so that everything valid still works; nothing
 * remains only when the brand's name or the touchpoints are missing.
 */
export const narrow = (raw: unknown, report: Report): PublicConfig | undefined => {
  const right = config(raw, 'config', report) as PublicConfig | undefined;
  const ids = right?.touchpoints.map(({ id }) => id);
  for (const part of ['triggers', 'promises'] as const) {
    right?.[part]?.forEach(({ touchpoint }, index) => {
      if (!ids?.includes(touchpoint)) report('reference', `config.${part}[${index}].touchpoint`, touchpoint, ids);
    });
  }
  return right;
};

import { maxLabelLength, schemaVersion, slugPattern } from '@earful/protocol/limits';
import { comparisons, devices, hoursPattern, phases, signals } from '@earful/protocol/names';
import { detailParts, generalCauses } from '@earful/protocol/details';
import type { PublicConfig } from '@earful/protocol';
import type { Report } from './report.js';

/** Returns the value when it is right, else reports and returns nothing. */
type Check = (value: unknown, path: string, report: Report) => unknown;

/** Without `right`, faults.ts says by the name of the field what would be right. */
const that =
  (fits: (value: never) => boolean, right?: unknown): Check =>
  (value, path, report) =>
    fits(value as never) ? value : report('type', path, value, right);

const oneOf = (values: readonly unknown[]): Check => that((value) => values.includes(value), values);
/** Known, but read by nobody in the page, or with care: `earful check` looks into it. */
const any: Check = (value) => value;
const bool = that((value) => value === !!value);
const matching = (pattern: RegExp): Check => that((value) => typeof value === 'string' && pattern.test(value));
const upTo = (longest: number): Check =>
  that((value: string) => typeof value === 'string' && !!value && value.length <= longest);
const text = upTo(maxLabelLength);
const slug = matching(slugPattern);
/** A number is asked for its type: an object may have a `valueOf` that is no function, and would throw. */
const number = (from: number, to = Infinity): Check =>
  that((value: number) => typeof value === 'number' && value >= from && value <= to, [from, to]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  !!value && typeof value === 'object' && !Array.isArray(value);

/**
 * Every named field is checked on its own: one that is wrong is left out, the rest stays, in its order: the rules recognise
 * a trigger of the loader by its written parameters. Without what is `needed` nothing remains.
 */
const shape =
  (fields: Record<string, Check>, ...needed: string[]): Check =>
  (value, path, report) => {
    if (!isObject(value)) return report('type', path, value, 'object');
    const right: Record<string, unknown> = {};
    for (const name in value) {
      const at = path + '.' + name;
      const given = value[name];
      if (!Object.hasOwn(fields, name)) report('unknown', at, given, Object.keys(fields));
      else if (given !== undefined) {
        const found = fields[name]!(given, at, report);
        if (found !== undefined) right[name] = found;
      }
    }
    for (const name of needed) if (value[name] === undefined) report('missing', path + '.' + name);
    return needed.every((name) => right[name] !== undefined) ? right : undefined;
  };

const list =
  (check: Check, longest?: number): Check =>
  (value, path, report) =>
    Array.isArray(value)
      ? value
          .slice(0, longest)
          .map((item, index) => check(item, `${path}[${index}]`, report))
          .filter((item) => item !== undefined)
      : report('type', path, value, 'list');

/** An empty one would hold for nobody, or for everybody. */
const filled =
  (check: Check): Check =>
  (value, path, report) =>
    (value as unknown[])?.length ? list(check)(value, path, report) : report('type', path, value, 'filled');

/** One part: with anything wrong in it, all of it is left out. What is wrong may be what keeps it silent. */
const whole =
  (check: Check): Check =>
  (value, path, report) => {
    let isRight = true;
    const right = check(value, path, (...fault) => {
      isRight = false;
      report(...fault);
    });
    return isRight ? right : undefined;
  };

/** One check for an object, another for the rest. */
const either =
  (ofObject: Check, ofRest: Check): Check =>
  (value, ...at) =>
    (isObject(value) ? ofObject : ofRest)(value, ...at);

const localized = either(
  (value, ...at) => shape(Object.fromEntries(Object.keys(value as object).map((tag) => [tag, text])))(value, ...at),
  text,
);

const ms = number(0, 3_600_000);
const name = matching(/^[a-z][A-Za-z0-9]{0,63}$/);
const date = that((value: string) => typeof value === 'string' && Date.parse(value) > 0);
const slugs = filled(slug);
const address = upTo(500);
const addresses = filled(address);
/** What a fact is compared with; of what is no text, the type alone. */
const textOr =
  (types: string): Check =>
  (value, ...at) =>
    (types.includes(typeof value) ? any : text)(value, ...at);
const listed = filled(textOr('number'));
const single = textOr('number boolean');
const comparable: Check = (value, ...at) => (Array.isArray(value) ? listed : single)(value, ...at);

const parameters = shape({
  times: number(1, 100),
  withinMs: number(1, 600_000),
  radiusPx: number(1, 1_000),
  afterMs: ms,
  percent: number(1, 100),
  selector: address,
  lcpMs: ms,
  inpMs: ms,
  afterHours: number(0, 20_000),
  cls: number(0, 10),
  statuses: filled(matching(/^[1-5](xx|\d\d)$/)),
  address,
  name,
  facts: list(shape({ name: text, is: oneOf(comparisons), value: comparable }, 'name', 'is', 'value')),
});

const when = shape({
  addresses,
  referrers: addresses,
  previous: slugs,
  passed: slugs,
  devices: filled(oneOf(devices)),
  minWidthPx: number(0, 20_000),
  maxWidthPx: number(0, 20_000),
  languages: filled(text),
  hours: filled(matching(hoursPattern)),
  visitor: oneOf(['new', 'returning']),
  segments: slugs,
  phases: filled(oneOf(phases)),
  from: date,
  until: date,
  share: number(0, 1),
});

const touchpoints = list(
  shape(
    {
      id: slug,
      name: localized,
      paths: list(matching(/^[/]/)),
      phase: oneOf(phases),
      patienceSeconds: number(0),
      causes: list(either(shape({ code: text, label: localized }, 'code', 'label'), oneOf(generalCauses)), 6),
      details: filled(oneOf(detailParts)),
      responsePromise: shape({ readWithinHours: number(0), answerWithinHours: number(0) }, 'readWithinHours'),
    },
    'id',
    'name',
  ),
);

/** Ids of those in the configuration that is being read, if they can be. */
let known: string[] | undefined;

/** What belongs nowhere must not ask anywhere. */
const place: Check = (value, path, report) =>
  known?.includes(value as string) === false ? report('reference', path, value, known) : slug(value, path, report);

const config = shape(
  {
    $schema: text,
    schemaVersion: oneOf([schemaVersion]),
    timeZone: text,
    brand: shape(
      {
        name: text,
        team: localized,
        tone: localized,
        privacyUrl: matching(/^(https?:|\/)/),
        retention: any,
        theme: text,
      },
      'name',
    ),
    touchpoints,
    promises: list(
      shape(
        {
          id: slug,
          touchpoint: place,
          statement: localized,
          toleranceHours: number(0),
          toleranceBeforeHours: number(0),
          metric: any,
          unit: any,
          value: any,
          direction: any,
        },
        'id',
        'touchpoint',
        'statement',
      ),
    ),
    triggers: list(
      whole(
        shape(
          {
            signal: oneOf(signals),
            touchpoint: place,
            says: localized,
            variables: filled(matching(/^\w{1,64}$/)),
            saysWithout: localized,
            known: bool,
            enabled: bool,
            priority: number(0, 100),
            inlineFirst: number(0, 100),
            occurrence: number(1, 100),
            delayMs: ms,
            cancelledBy: filled(name),
            samplingRate: number(0, 1),
            parameters,
            when,
          },
          'signal',
          'touchpoint',
        ),
      ),
    ),
    etiquette: shape({ quietMs: number(0, 60_000), arrivalMs: number(0, 600_000), maxDelayMs: number(0, 600_000) }),
    segments: any,
    corridor: any,
    wording: any,
    locales: any,
    experiment: whole(
      shape({ holdOut: number(0, 1), opening: shape({ critique: number(0), neutral: number(0), praise: number(0) }) }),
    ),
    /** Release of the receiver that has checked it; says nothing here. */
    checked: any,
    drafts: bool,
    launcher: bool,
    placement: oneOf(['start', 'end']),
  },
  'brand',
  'touchpoints',
);

/**
 * Narrows what a developer wrote. Wrong parts are reported and left out, so that everything valid still works, a trigger
 * and the experiment as a whole; nothing remains only when the brand's name or the touchpoints are missing.
 */
export const narrow = (raw: unknown, report: Report): PublicConfig | undefined => {
  known = (
    touchpoints((raw as Partial<PublicConfig> | null)?.touchpoints, '', () => {}) as { id: string }[] | undefined
  )?.map(({ id }) => id);
  return config(raw, 'config', report) as PublicConfig | undefined;
};

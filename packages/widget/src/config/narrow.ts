import { maxLabelLength, schemaVersion, slugPattern } from '@earful/protocol/limits';
import { devices, hoursPattern, phases, signals } from '@earful/protocol/names';
import { detailParts, generalCauses } from '@earful/protocol/details';
import type { PublicConfig } from '@earful/protocol';
import type { FactFilter } from '../conditions/fact-filter.js';
import type { Report } from '../faults/report.js';
import type { Check } from './checks.js';
import { any, bool, either, filled, list, matching, number, oneOf, shape, that, upTo, whole } from './checks.js';

type Trigger = NonNullable<PublicConfig['triggers']>[number];
type When = NonNullable<Trigger['when']>;

const text = upTo(maxLabelLength);
const slug = matching(slugPattern);
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
const single = textOr('number boolean');
const amount = that((value) => typeof value === 'number');
/** What a fact may be compared with, by how it is. */
const compared: Record<FactFilter['is'], Check> = {
  equals: single,
  not: single,
  contains: text,
  greater: amount,
  less: amount,
  in: filled(textOr('number')),
};
const fact = whole(
  shape({ name: text, is: oneOf(Object.keys(compared)), value: any }, 'name', 'is', 'value'),
  ({ is, value }: FactFilter, path, report) => compared[is](value, path + '.value', report),
);
/** Only a browser knows which ones it reads. */
const selector = whole(address, (right: string, path, report) => {
  try {
    document.querySelector(right);
  } catch {
    report('type', path, right, 'selector');
  }
});

/** Without it, they never fire: see signal-parameters.ts of the protocol. */
const needs: Partial<Record<Trigger['signal'], 'selector' | 'name'>> = {
  click: 'selector',
  submit: 'selector',
  elementSeen: 'selector',
  custom: 'name',
};

const parameters = shape({
  times: number(1, 100),
  withinMs: number(1, 600_000),
  radiusPx: number(1, 1_000),
  afterMs: ms,
  percent: number(1, 100),
  selector,
  lcpMs: ms,
  inpMs: ms,
  afterHours: number(0, 20_000),
  cls: number(0, 10),
  statuses: filled(matching(/^[1-5](xx|\d\d)$/)),
  address,
  name,
  facts: list(fact),
});

const when = whole(
  shape({
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
  }),
  ({ from, until, minWidthPx, maxWidthPx }: When, path, report) => {
    if (Date.parse(from!) >= Date.parse(until!)) report('type', path + '.until', until, 'end');
    if (minWidthPx! > maxWidthPx!) report('type', path + '.maxWidthPx', maxWidthPx, 'end');
  },
);

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
        ({ signal, parameters }: Trigger, path, report) => {
          const need = needs[signal];
          if (need && !parameters?.[need]) report('missing', path + '.parameters.' + need);
        },
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

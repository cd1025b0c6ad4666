import type { SiteConfig } from '@earful/protocol';
import { causeCode, fallbackTouchpoint } from '@earful/protocol';
import { firstText, textFor } from './localize.js';
import { stringsFor } from './pages/strings/index.js';

type Touchpoint = SiteConfig['touchpoints'][number];

/** Answers questions about the configuration by id. */
export interface SiteDirectory {
  /** By whose clock days and hours are told. Default: UTC. */
  timeZone: string;
  touchpointIds: string[];
  touchpoint(id: string): Touchpoint | undefined;
  /** In the brand's first language. */
  touchpointName(id: string): string;
  /** In the customer's language; undefined for a touchpoint that is not configured (any more). */
  touchpointNameFor(id: string, locale: string): string | undefined;
  /** The one that leads. */
  department(id: string): string | undefined;
  /** In the brand's first language; a code that nobody has put into words stands for itself. */
  causeLabel(touchpointId: string, code: string): string;
  /** The same in the customer's language. */
  causeLabelFor(touchpointId: string, code: string, locale: string): string;
  /** Signals that tell of a failure beyond doubt here. */
  knownFailures(touchpointId: string): string[];
  /** Statements in the brand's first language. */
  promises: { id: string; touchpointId: string; statement: string }[];
  promiseStatement(promiseId: string): string | undefined;
  /** Is late as bad as never here? */
  isTimeCritical(promiseId: string): boolean;
  /** Who reads critiques, in the customer's language. */
  team(locale: string): string;
}

/** Shown to staff for critiques whose touchpoint is not configured. */
const fallbackName = 'Elsewhere';

export function createSiteDirectory(config: SiteConfig): SiteDirectory {
  const touchpoints = new Map(config.touchpoints.map((one) => [one.id, one]));
  const routes = new Map((config.private?.routes ?? []).map((one) => [one.touchpoint, one]));
  const promises = (config.promises ?? []).map(({ id, touchpoint, statement }) => ({
    id,
    touchpointId: touchpoint,
    statement: firstText(statement),
  }));
  const mainLocale = config.locales?.[0] ?? 'en';
  const causeOf = (touchpointId: string, code: string) =>
    touchpoints.get(touchpointId)?.causes?.find((one) => causeCode(one) === code);
  const generalWord = (code: string, locale: string): string => {
    const { more, prompt } = stringsFor(locale, config.wording);
    const words: Record<string, string> = { ...more.causes, other: prompt.other };
    return Object.hasOwn(words, code) ? words[code]! : code;
  };
  const timeCritical = new Set((config.promises ?? []).filter((one) => one.timeCritical).map(({ id }) => id));
  const statements = new Map(promises.map(({ id, statement }) => [id, statement]));

  return {
    timeZone: config.timeZone ?? 'UTC',
    touchpointIds: [...touchpoints.keys()],
    touchpoint: (id) => touchpoints.get(id),
    touchpointName(id) {
      const known = touchpoints.get(id);
      if (known) return firstText(known.name);
      return id === fallbackTouchpoint ? fallbackName : id;
    },
    touchpointNameFor(id, locale) {
      const known = touchpoints.get(id);
      return known && textFor(known.name, locale);
    },
    department: (id) => touchpoints.get(id)?.departments?.[0] ?? routes.get(id)?.department,
    causeLabel(touchpointId, code) {
      const cause = causeOf(touchpointId, code);
      return typeof cause === 'object' ? firstText(cause.label) : generalWord(code, mainLocale);
    },
    causeLabelFor(touchpointId, code, locale) {
      const cause = causeOf(touchpointId, code);
      return typeof cause === 'object' ? textFor(cause.label, locale) : generalWord(code, locale);
    },
    knownFailures: (touchpointId) =>
      (config.triggers ?? [])
        .filter(({ signal, touchpoint, known = signal === 'paymentFailed' }) => known && touchpoint === touchpointId)
        .map(({ signal }) => signal),
    promises,
    promiseStatement: (promiseId) => statements.get(promiseId),
    isTimeCritical: (promiseId) => timeCritical.has(promiseId),
    team: (locale) => textFor(config.brand.team ?? config.brand.name, locale),
  };
}

import type { SiteConfig } from '@earful/protocol';
import { isWithin } from './address-overlap.js';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { triggerWarnings } from './trigger-warnings.js';
import { wordingWarnings } from './wording-faults.js';

type Touchpoint = SiteConfig['touchpoints'][number];
type Placement = NonNullable<NonNullable<SiteConfig['promises']>[number]['placements']>[number];

const isRetired = ({ active, retiredAt }: Touchpoint, nowMs: number): boolean =>
  active === false || (retiredAt !== undefined && Date.parse(retiredAt) <= nowMs);

const startOf = ({ validFrom }: Placement) => (validFrom === undefined ? -Infinity : Date.parse(validFrom));
const endOf = ({ validTo }: Placement) => (validTo === undefined ? Infinity : Date.parse(validTo));

/** Said at the same time somewhere? A change of the promise over time is no contradiction. */
function overlap(one: Placement, other: Placement): boolean {
  return startOf(one) < endOf(other) && startOf(other) < endOf(one);
}

/** The first place that may contradict an earlier one: another value, or, where neither has one, other words in one language. */
function contradiction(placements: readonly Placement[]): [number, number, 'value' | 'text'] | undefined {
  const isOther = (one?: string | number, other?: string | number) =>
    one !== undefined && other !== undefined && one !== other;
  for (const [later, place] of placements.entries()) {
    for (const [earlier, one] of placements.slice(0, later).entries()) {
      if (!overlap(one, place)) continue;
      if (isOther(one.value, place.value)) return [earlier, later, 'value'];
      const isUnmeasured = one.value === undefined && place.value === undefined && one.locale === place.locale;
      if (isUnmeasured && isOther(one.text, place.text)) return [earlier, later, 'text'];
    }
  }
  return undefined;
}

/** Ids of the earlier touchpoints that cover these paths, if all of them are covered. */
function covering(paths: readonly string[], earlier: readonly Touchpoint[]): string[] | undefined {
  const first = paths.map(
    (path) => earlier.find((one) => one.active !== false && one.paths?.some((outer) => isWithin(path, outer)))?.id,
  );
  const ids = first.filter((id) => id !== undefined);
  return ids.length > 0 && ids.length === paths.length ? [...new Set(ids)] : undefined;
}

/** See eligibility.ts of the widget, whose default this is. */
const usualQuietMs = 1_500;

/** Times within which no moment becomes a quiet one, and none that let a page arrive. */
function etiquetteWarnings(config: SiteConfig): ConfigFault[] {
  const { quietMs = usualQuietMs, arrivalMs, maxDelayMs = Infinity } = config.etiquette ?? {};
  const warnings: ConfigFault[] = [];
  if (maxDelayMs < quietMs) {
    const problem = `is over before quietMs, ${quietMs}, has passed, so what a click or a key brings is dropped`;
    warnings.push(faultAt(config, ['etiquette', 'maxDelayMs'], problem, 'make it greater'));
  }
  if (quietMs === 0 && arrivalMs === 0) {
    const problem = 'lets it ask while the page loads, because quietMs is 0 too';
    warnings.push(faultAt(config, ['etiquette', 'arrivalMs'], problem, 'make one of them greater'));
  }
  return warnings;
}

/**
 * What is legal but unwise: nobody answers for a touchpoint, no reply is promised, nothing asks there, another one takes its
 * addresses, reasons that are never shown, a promise that cannot be measured or says two things at once, an etiquette that
 * never lets ask or always, a trigger that never asks or cannot use what it is given, an own text that leaves something out.
 *
 * @param config A configuration without faults.
 */
export function configWarnings(config: SiteConfig, nowMs: number): ConfigFault[] {
  const { touchpoints, promises = [], triggers = [] } = config;
  const warnings: ConfigFault[] = [];
  const warn = (path: (string | number)[], problem: string, fix: string) =>
    warnings.push(faultAt(config, path, problem, fix));
  const owned = new Set((config.private?.routes ?? []).flatMap((one) => (one.owner ? [one.touchpoint] : [])));
  const asking = new Set(triggers.filter(({ enabled }) => enabled !== false).map((one) => one.touchpoint));
  const retired = new Set(touchpoints.filter((one) => isRetired(one, nowMs)).map(({ id }) => id));

  for (const [index, one] of touchpoints.entries()) {
    const path = ['touchpoints', index];
    if (one.active !== false && retired.has(one.id)) {
      warn([...path, 'retiredAt'], 'has passed, but pages still learn of it', 'add "active": false');
    }
    if (retired.has(one.id)) continue;
    if (one.owner === undefined && !owned.has(one.id)) {
      warn([...path, 'owner'], `nobody answers for ${one.id}`, 'add the person or role who does');
    }
    if (one.responsePromise === undefined) {
      warn(
        [...path, 'responsePromise'],
        `no reply is promised at ${one.id}`,
        'add {"readWithinHours": 48}, or what holds',
      );
    }
    const covered = covering(one.paths ?? [], touchpoints.slice(0, index));
    if (covered) {
      const who = covered.join(' and ');
      warn(
        [...path, 'paths'],
        `are covered by ${who}: the first touchpoint that fits is here, so ${one.id} never is by them`,
        `put ${one.id} first`,
      );
    }
    if (one.causes && one.details && !one.details.includes('causes')) {
      warn([...path, 'causes'], `nobody can choose them at ${one.id}`, 'add "causes" to its details');
    }
    if (!asking.has(one.id)) {
      warn([...path, 'id'], 'has no trigger: only customers who look for the form answer', 'add one to triggers');
    }
  }
  for (const [index, one] of promises.entries()) {
    const path = ['promises', index];
    if (one.value === undefined) {
      warn([...path, 'value'], `nobody can measure whether ${one.id} is kept`, 'add metric, unit, value and direction');
    }
    const [earlier, later, field] = contradiction(one.placements ?? []) ?? [];
    if (later !== undefined && field) {
      const other = `promises.${index}.placements.${earlier}`;
      const fix =
        field === 'value'
          ? 'say the same everywhere, or part them by validFrom and validTo'
          : 'add the value that each of them says';
      warn([...path, 'placements', later, field], `is another ${field} than that of ${other}`, fix);
    }
    for (const [place, said] of (one.placements ?? []).entries()) {
      if (place === later) continue;
      const isSaidNow = startOf(said) <= nowMs && nowMs < endOf(said);
      if (isSaidNow && one.value !== undefined && said.value !== undefined && said.value !== one.value) {
        const fix = 'say it as it is promised, or end it by validTo';
        warn([...path, 'placements', place, 'value'], `is not the value of the promise, ${one.value}`, fix);
      }
    }
  }
  if (config.experiment?.holdOut === 1) {
    warn(['experiment', 'holdOut'], 'is everybody, so nobody is ever invited', 'write a smaller share');
  }
  for (const [index, one] of triggers.entries()) {
    if (one.enabled !== false && retired.has(one.touchpoint)) {
      warn(['triggers', index, 'touchpoint'], 'is retired, so this never asks', 'take the trigger out');
    }
  }
  return [...warnings, ...etiquetteWarnings(config), ...triggerWarnings(config, nowMs), ...wordingWarnings(config)];
}

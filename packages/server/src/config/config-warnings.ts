import type { SiteConfig } from '@earful/protocol';
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

/**
 * What is legal but unwise: nobody answers for a touchpoint, no reply is promised, nothing asks there, reasons that are
 * never shown, a promise that cannot be measured or says two things at once, a trigger that never asks or cannot use what it
 * is given, an own text that leaves something out.
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
  return [...warnings, ...triggerWarnings(config, nowMs), ...wordingWarnings(config)];
}

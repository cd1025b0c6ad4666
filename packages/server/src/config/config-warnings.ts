import type { SiteConfig } from '@earful/protocol';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';
import { wordingWarnings } from './wording-faults.js';

type Touchpoint = SiteConfig['touchpoints'][number];
type Placement = NonNullable<NonNullable<SiteConfig['promises']>[number]['placements']>[number];

const isRetired = ({ active, retiredAt }: Touchpoint, nowMs: number): boolean =>
  active === false || (retiredAt !== undefined && Date.parse(retiredAt) <= nowMs);

/** Said at the same time somewhere? A change of the promise over time is no contradiction. */
function overlap(one: Placement, other: Placement): boolean {
  const startOf = ({ validFrom }: Placement) => (validFrom === undefined ? -Infinity : Date.parse(validFrom));
  const endOf = ({ validTo }: Placement) => (validTo === undefined ? Infinity : Date.parse(validTo));
  return startOf(one) < endOf(other) && startOf(other) < endOf(one);
}

/** The first place that contradicts an earlier one. */
function contradiction(placements: readonly Placement[]): [number, number] | undefined {
  for (const [later, { value }] of placements.entries()) {
    const earlier = placements.findIndex(
      (one, index) =>
        index < later && one.value !== undefined && one.value !== value && overlap(one, placements[later]!),
    );
    if (value !== undefined && earlier >= 0) return [earlier, later];
  }
  return undefined;
}

/**
 * What is legal but unwise: nobody answers for a touchpoint, no reply is promised, nothing asks there, reasons that are
 * never shown, a promise that cannot be measured or says two things at once, a trigger that can never fire, a variable or a
 * line that is never used, an own text that leaves something out.
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
    const pair = contradiction(one.placements ?? []);
    if (pair) {
      const other = `promises.${index}.placements.${pair[0]}`;
      const fix = 'say the same everywhere, or part them by validFrom and validTo';
      warn([...path, 'placements', pair[1], 'value'], `is another value than that of ${other}`, fix);
    }
  }
  for (const [index, one] of triggers.entries()) {
    if (one.enabled !== false && retired.has(one.touchpoint)) {
      warn(['triggers', index, 'touchpoint'], 'is retired, so this never asks', 'take the trigger out');
    }
    const line = JSON.stringify(one.says ?? '');
    for (const [at, name] of (one.variables ?? []).entries()) {
      if (!line.includes(`{${name}}`)) {
        warn(['triggers', index, 'variables', at], 'stands in no line', `write {${name}} into says, or take it out`);
      }
    }
    if (one.saysWithout !== undefined && !one.variables) {
      warn(['triggers', index, 'saysWithout'], 'is never shown: the line has no slot', 'take it out');
    }
  }
  return [...warnings, ...wordingWarnings(config)];
}

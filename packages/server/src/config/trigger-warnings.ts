import type { SiteConfig } from '@earful/protocol';
import { signalParameters, signals } from '@earful/protocol';
import { addressFinding, referrerFinding, requestFinding } from './address-findings.js';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';

type Trigger = NonNullable<SiteConfig['triggers']>[number];
/** Notes a place below the trigger, what is unwise there, and what to write instead. */
type Warn = (path: (string | number)[], problem: string, fix: string) => unknown;

/** Parameters that do nothing, and filters for what is not told. */
function warnOfParameters({ signal, parameters = {} }: Trigger, warn: Warn): void {
  const { needs = [], reads } = signalParameters[signal];
  const known: string[] = [...needs, ...reads];
  for (const name of Object.keys(parameters)) {
    if (known.includes(name)) continue;
    const fix = known.length > 0 ? `use ${known.join(' or ')}, or take it out` : 'take it out';
    warn(
      ['parameters', name],
      name === 'facts' ? `looks for facts: ${signal} tells none` : `is not read by ${signal}`,
      fix,
    );
  }
  for (const [index, { name }] of (parameters.facts ?? []).entries()) {
    // See host-signal.ts of the widget: it says where, and is taken out before filters look.
    if (name === 'touchpoint') warn(['parameters', 'facts', index, 'name'], 'is never among the facts', 'take it out');
  }
  if (signal === 'custom' && signals.some((name) => name === parameters.name)) {
    warn(
      ['parameters', 'name'],
      'is not a name of your own',
      `choose another, or write "signal": "${parameters.name}"`,
    );
  }
}

/** Addresses that are none. */
function warnOfAddresses({ signal, parameters, when = {} }: Trigger, warn: Warn): void {
  const request = signal === 'requestFailed' && parameters?.address && requestFinding(parameters.address);
  if (request) warn(['parameters', 'address'], ...request);
  for (const [list, find] of [
    ['addresses', addressFinding],
    ['referrers', referrerFinding],
  ] as const) {
    for (const [index, pattern] of (when[list] ?? []).entries()) {
      const finding = find(pattern);
      if (finding) warn(['when', list, index], ...finding);
    }
  }
}

/** Moments that are over, shares of nobody, phases of nowhere, and hours that may be a slip. */
function warnOfConditions(trigger: Trigger, { touchpoints }: SiteConfig, nowMs: number, warn: Warn): void {
  const { signal, touchpoint, samplingRate, when = {} } = trigger;
  const none = 'write a greater one, or "enabled": false';
  if (samplingRate === 0) warn(['samplingRate'], 'is none of its moments, so this never asks', none);
  if (when.share === 0) warn(['when', 'share'], 'is none of the visitors, so this never asks', none);
  if (when.until && Date.parse(when.until) <= nowMs) {
    warn(['when', 'until'], 'has passed, so this never asks', 'take the trigger out');
  }
  // What the host tells with facts may be about another touchpoint than the one that is here; all else may not.
  const isAnywhere = signal === 'promiseOverdue' || signalParameters[signal].reads.includes('facts');
  const places = touchpoints.filter(({ id }) => isAnywhere || id === touchpoint);
  if (when.phases && !places.some(({ phase }) => phase && when.phases!.includes(phase))) {
    const where = isAnywhere ? 'no touchpoint is' : `${touchpoint} is not`;
    warn(
      ['when', 'phases'],
      `never holds: ${where} in such a phase`,
      'take it out, or set the phase of the touchpoint',
    );
  }
  for (const [index, hours] of (when.hours ?? []).entries()) {
    const [from, to] = hours.slice(-11).split('-');
    if (from === to) warn(['when', 'hours', index], 'is the whole day', 'write 00:00-24:00, or another end');
  }
}

/** What is said and never shown. */
function warnOfLines({ says = '', variables, saysWithout }: Trigger, warn: Warn): void {
  const line = JSON.stringify(says);
  for (const [at, name] of (variables ?? []).entries()) {
    if (!line.includes(`{${name}}`)) {
      warn(['variables', at], 'stands in no line', `write {${name}} into says, or take it out`);
    }
  }
  if (saysWithout !== undefined && !variables)
    warn(['saysWithout'], 'is never shown: the line has no slot', 'take it out');
}

/** What is unwise in a trigger: what it can never use, and what keeps it from ever asking. */
export function triggerWarnings(config: SiteConfig, nowMs: number): ConfigFault[] {
  const warnings: ConfigFault[] = [];
  for (const [index, trigger] of (config.triggers ?? []).entries()) {
    const warn: Warn = (path, problem, fix) =>
      warnings.push(faultAt(config, ['triggers', index, ...path], problem, fix));
    warnOfLines(trigger, warn);
    warnOfParameters(trigger, warn);
    if (trigger.enabled === false) continue;
    warnOfAddresses(trigger, warn);
    warnOfConditions(trigger, config, nowMs, warn);
  }
  return warnings;
}

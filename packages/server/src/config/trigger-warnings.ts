import type { SiteConfig } from '@earful/protocol';
import { signalParameters, signals } from '@earful/protocol';
import { addressFinding, referrerFinding, requestFinding } from './address-findings.js';
import { isWithin, mayMeet } from './address-overlap.js';
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

/**
 * Need its touchpoint not be the one that is here? What the host tells with facts may be about another one; all else may
 * not. Told of a completion, the random sample is such a signal, too.
 */
const isUnbound = ({ signal, parameters }: Trigger): boolean =>
  signal === 'promiseOverdue' ||
  signalParameters[signal].reads.includes('facts') ||
  (signal === 'sample' && parameters?.name !== undefined);

/** Addresses at which its touchpoint is not, and the touchpoint as the one before itself. */
function warnOfPlaces(trigger: Trigger, { touchpoints }: SiteConfig, warn: Warn): void {
  const { touchpoint, when: { addresses = [], previous = [] } = {} } = trigger;
  const { paths = [] } = touchpoints.find(({ id }) => id === touchpoint) ?? {};
  if (isUnbound(trigger)) return;
  const isOutside = (address: string) => !addressFinding(address) && !paths.some((path) => mayMeet(address, path));
  if (paths.length > 0 && addresses.length > 0 && addresses.every(isOutside)) {
    warn(
      ['when', 'addresses'],
      `holds at none of the paths of ${touchpoint}`,
      'write addresses within them, or add to the paths',
    );
  }
  // From an address that is no touchpoint, a visitor comes back to the same one.
  const isEverywhere = touchpoints.some(
    (one) => one.active !== false && one.paths?.some((path) => isWithin('/**', path)),
  );
  if (isEverywhere && previous.length > 0 && previous.every((name) => name === touchpoint)) {
    warn(
      ['when', 'previous'],
      'never holds: every address is a touchpoint, and none comes before itself',
      'name another, or take it out',
    );
  }
}

/** Width from which on what has a coarse pointer is a tablet, in CSS pixels: see conditions.ts of the widget. */
const tabletPx = 600;

/** Languages of no page, and devices that are never so wide, or so narrow. */
function warnOfDevices({ when = {} }: Trigger, warn: Warn): void {
  const { devices, minWidthPx = 0, maxWidthPx = Infinity } = when;
  for (const [index, tag] of (when.languages ?? []).entries()) {
    if (isTag(tag)) continue;
    const meant = tag.replaceAll('_', '-');
    const fix = isTag(meant) ? `write "${meant}"` : 'write one, as in "pl" or "pt-BR"';
    warn(['when', 'languages', index], 'is no BCP 47 tag, so it is the language of no page', fix);
  }
  const never = { phone: minWidthPx >= tabletPx, tablet: maxWidthPx < tabletPx, desktop: false };
  if (devices?.every((device) => never[device])) {
    warn(
      ['when', 'devices'],
      `never holds with these widths: ${tabletPx} px part phone and tablet`,
      'change one of them',
    );
  }
}

const isTag = (text: string): boolean => /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(text);

/** Signals that call it off, but that nobody would tell of. */
function warnOfCancelling({ cancelledBy = [] }: Trigger, { triggers = [] }: SiteConfig, warn: Warn): void {
  for (const [index, name] of cancelledBy.entries()) {
    const signal = signals.find((one) => one === name);
    if (!signal || isTold(signal)) continue;
    if (triggers.some((one) => one.enabled !== false && one.signal === signal)) continue;
    const fix = 'add one, or let the page tell it under another name';
    warn(['cancelledBy', index], 'is only heard where a trigger watches for it', fix);
  }
}

/** Does the host say so by this name? It calls a custom one by a name of its own. */
function isTold(signal: Trigger['signal']): boolean {
  const { needs, reads } = signalParameters[signal];
  return !needs && reads.includes('times') && reads.includes('facts');
}

/** Moments that are over, shares of nobody, phases of nowhere, and hours that may be a slip. */
function warnOfConditions(trigger: Trigger, { touchpoints }: SiteConfig, nowMs: number, warn: Warn): void {
  const { touchpoint, samplingRate, when = {} } = trigger;
  const none = 'write a greater one, or "enabled": false';
  if (samplingRate === 0) warn(['samplingRate'], 'is none of its moments, so this never asks', none);
  if (when.share === 0) warn(['when', 'share'], 'is none of the visitors, so this never asks', none);
  if (when.until && Date.parse(when.until) <= nowMs) {
    warn(['when', 'until'], 'has passed, so this never asks', 'take the trigger out');
  }
  const isAnywhere = isUnbound(trigger);
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
    warnOfPlaces(trigger, config, warn);
    warnOfDevices(trigger, warn);
    warnOfCancelling(trigger, config, warn);
  }
  return warnings;
}

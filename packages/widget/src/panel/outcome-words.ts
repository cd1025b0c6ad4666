import type { Etiquette, Reason } from '../etiquette/eligibility.js';
import type { RuleOutcome } from '../etiquette/explanation.js';
import type { TriggerOptions } from '../triggers/trigger.js';
import { isBound } from './simulated-moment.js';

const seconds = (ms: number): string => `${ms / 1_000} s`;

/** What passes by itself, as a thing that is in the way. */
const obstacles = {
  arrival: ({ arrivalMs }: Etiquette) => `the first ${seconds(arrivalMs)} after arrival`,
  quiet: ({ quietMs }: Etiquette) => `pointer, key or scroll in the last ${seconds(quietMs)}`,
  typing: () => 'a field, frame or launcher that has focus',
  modalOpen: () => 'an open dialog or layer',
  step: () => 'a login, a consent notice, card fields, or data-earful-quiet',
  hidden: () => 'a tab that is hidden',
  notFetched: () => 'the prompt has not been fetched',
} satisfies Partial<Record<Reason, (etiquette: Etiquette) => string>>;

type Obstacle = keyof typeof obstacles;
type Ending = Exclude<RuleOutcome, Obstacle | 'not yet'>;

const isObstacle = (reason: RuleOutcome): reason is Obstacle => reason in obstacles;

/** What each end means, and what to do. */
const endings: Record<Ending, string> = {
  shown: 'It asked.',
  cap: 'One invitation per visit, and this visit has had it. In test mode there are no caps.',
  optedOut:
    'The visitor said “Not now” or “Don’t ask again”, has answered, or left an invitation alone: see earful:rest and earful:unanswered in local storage. In test mode there are no caps.',
  duplicate: 'Another moment was waiting, or the prompt was open. Close it, or give this rule a greater priority.',
  left: 'The visitor went to another touchpoint before there was quiet. Stay, and fire again.',
  condition: 'A condition did not hold.',
  offHours: 'Outside opening hours.',
  offered: 'Left to the page: inlineFirst.',
  settled: 'What was expected has been met, or was asked about, while it waited.',
  openCase: 'The visitor waits for an answer: give it in the inbox.',
  holdOut: 'The experiment leaves this visitor alone: experiment.holdOut says what share.',
  reducedData: 'The browser saves data, and the prompt has not been fetched.',
  sampling: 'Not drawn: it asks about a share. Fire again, or set samplingRate to 1.',
  cancelled: 'Called off by a signal that cancelledBy names.',
  disabled: 'Switched off: enabled is false.',
  blocked: 'signals.js, which it needs, could not be fetched: the network, or something that blocks scripts.',
};

/** What does not pass by itself, as it is in the way now. */
const refusals: Partial<Record<RuleOutcome, string>> = {
  cap: 'This visit has had its one invitation.',
  duplicate: 'The prompt is open.',
};

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** What stands in the way of any invitation at this moment. */
export const nowWords = (reason: Reason | undefined, etiquette: Etiquette): string =>
  !reason
    ? 'Nothing: a moment now would ask at once.'
    : isObstacle(reason)
      ? `${capital(obstacles[reason](etiquette))}.`
      : (refusals[reason] ?? endings[reason]);

const waitsFor = (options: TriggerOptions): string => {
  const { signal, touchpoint, parameters } = options;
  if (signal === 'promiseOverdue') return `Waits for earful.expect('${touchpoint}') and its date.`;
  if (!isBound(options)) return `Waits for earful.signal('${parameters?.name ?? signal}').`;
  return `Is heard at ${touchpoint}. Bring it about there, or press Fire.`;
};

/** What became of the latest moment of a rule. `failing`: conditions that do not hold now. */
export const outcomeWords = (
  outcome: RuleOutcome,
  options: TriggerOptions,
  etiquette: Etiquette,
  failing: readonly string[],
): string => {
  if (outcome === 'not yet') return `No moment yet. ${waitsFor(options)}`;
  if (isObstacle(outcome))
    return `Dropped after ${seconds(etiquette.maxDelayMs)} without a chance to ask. In the way at the end: ${obstacles[outcome](etiquette)}.`;
  const now = outcome === 'condition' && failing.length ? ` Not now: ${failing.join(', ')}.` : '';
  return endings[outcome] + now;
};

/** What a rule does that was fired and has not come to a decision. `times`: how often it was fired by hand. */
export const pendingWords = (options: TriggerOptions, here: boolean, times: number, now: string): string => {
  const { touchpoint, occurrence = 1, delayMs } = options;
  if (isBound(options) && !here)
    return `Not heard: it speaks of the touchpoint that is here, and that is not ${touchpoint}.`;
  if (times < occurrence) return `Counted, ${times} of ${occurrence}: occurrence says from which time on it asks.`;
  return delayMs ? `Fired. Waits ${seconds(delayMs)} first: delayMs.` : `Fired, and waits. ${now}`;
};

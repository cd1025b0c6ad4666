import type { Critique, LocalizedText } from '@earful/protocol';
import type { openings } from '@earful/protocol/names';
import type { Rejection } from '../conditions/trigger-gate.js';
import type { Evidence } from '../shared/evidence.js';
import type { TriggerOptions } from '../triggers/trigger.js';

/** What several rules may have heard of at once: its number in the visit, by signal and touchpoint. */
export type Moment = Record<string, number>;

/** How an invitation opens: with what went wrong, with how it was, or with what went well. */
export type Opening = (typeof openings)[number];

/** One reason to show the prompt. */
export interface Ask extends Evidence {
  touchpoint: string;
  /** `self`: the person opened it. Everything else is an invitation and takes no focus. */
  origin: Critique['origin'];
  /** What happened, in the customer's terms. */
  says?: LocalizedText | undefined;
  /** Names of facts that may stand in that line. */
  variables?: readonly string[] | undefined;
  /** The line for when one of them is not there. */
  saysWithout?: LocalizedText | undefined;
  /** Of two moments that wait for the same quiet second the greater wins. Default 50. */
  priority?: number | undefined;
  /** The trigger whose moment it is: its place in the configuration. */
  rule?: number | undefined;
  /** The same object for all rules that have heard of the same thing. */
  moment?: Moment | undefined;
  /** Looked at while the moment waits for quiet: does its trigger no longer want it? */
  refusal?: (() => Rejection | undefined) | undefined;
  /** It is only worth asking while the visitor is still at the touchpoint. */
  bound?: boolean | undefined;
  /** With which words it opens. Default `critique`. */
  opening?: Opening | undefined;
  /** The failure is beyond doubt: ask for its weight instead of the comparison. */
  known?: boolean | undefined;
  /** Where focus returns when the person closes the prompt. */
  opener?: Element | null | undefined;
}

/**
 * The reason to show the prompt that a moment of this trigger is. What the evidence says of the time wins over now. A known
 * failure is called by its name; the random sample, which knows of none, opens neutrally; the given `opening` is the experiment's.
 */
export const askOf = (options: TriggerOptions, evidence: Evidence, given: Partial<Ask> = {}): Ask => {
  const { signal, touchpoint, says, variables, saysWithout, priority, known = signal === 'paymentFailed' } = options;
  return {
    touchpoint,
    origin: signal,
    says,
    variables,
    saysWithout,
    known,
    priority,
    ...given,
    opening: known ? 'critique' : (given.opening ?? (signal === 'sample' ? 'neutral' : 'critique')),
    occurredAt: new Date().toISOString(),
    ...evidence,
  };
};

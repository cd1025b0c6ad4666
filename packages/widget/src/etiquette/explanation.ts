import type { PublicConfig } from '@earful/protocol';
import type { Decision, Reason } from './eligibility.js';
import type { Consents } from '../handover.js';

export interface Explanation {
  version: string;
  /** The touchpoint that is here. */
  touchpoint: string | undefined;
  trail: string[];
  consents: Consents;
  /** Every invitation that was considered, oldest first, with its reason. */
  decisions: Decision[];
  /** Every configured trigger with what became of its latest moment: `explain('table')` prints them. */
  rules: { signal: string; touchpoint: string; here: boolean; outcome: RuleOutcome }[];
}

/** What became of the latest moment of a rule: it was `shown`, or why not. `blocked`: what it needs could not be fetched. */
export type RuleOutcome = Reason | 'shown' | 'disabled' | 'blocked' | 'not yet';

/** Every configured trigger with what became of its latest moment. `active`: those that are watched for. */
export const outcomesOf = (
  { triggers = [] }: PublicConfig,
  decisions: readonly Decision[],
  here: string | undefined,
  active: PublicConfig['triggers'] = [],
): Explanation['rules'] =>
  triggers.map((trigger, index) => {
    const { signal, touchpoint, enabled } = trigger;
    const last = decisions.findLast(({ rule }) => rule === index);
    // Only what was shown has no reason.
    const idle = active.includes(trigger) ? 'not yet' : enabled === false ? 'disabled' : 'blocked';
    const outcome = last ? (last.reason ?? 'shown') : idle;
    return { signal, touchpoint, here: touchpoint === here, outcome };
  });

import type { PublicConfig } from '@earful/protocol';
import type { Decision, Reason } from './eligibility.js';
import type { Consents } from './handover.js';

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

/** What became of the latest moment of a rule: it was `shown`, or why not. */
export type RuleOutcome = Reason | 'shown' | 'disabled' | 'not yet';

/** Every configured trigger with what became of its latest moment. */
export const outcomesOf = (
  { triggers = [] }: PublicConfig,
  decisions: readonly Decision[],
  here: string | undefined,
): Explanation['rules'] =>
  triggers.map(({ signal, touchpoint, enabled }, index) => {
    const last = decisions.findLast(({ rule }) => rule === index);
    // Only what was shown has no reason.
    const outcome = last ? (last.reason ?? 'shown') : enabled === false ? 'disabled' : 'not yet';
    return { signal, touchpoint, here: touchpoint === here, outcome };
  });

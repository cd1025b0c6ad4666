import type { PublicConfig } from '@earful/protocol';
import type { Consents } from '../shared/consents.js';
import { version } from '../shared/version.js';
import type { TriggerOptions } from '../triggers/trigger.js';
import type { Decision, Reason } from './eligibility.js';

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

/** What is known at this moment. `here`: the touchpoint that is here; `active`: the triggers that are watched for. */
export const explanationOf = (
  { triggers = [] }: PublicConfig,
  here: string | undefined,
  trail: string[],
  consents: Consents,
  decisions: Decision[],
  active: readonly TriggerOptions[],
): Explanation => ({
  version,
  touchpoint: here,
  trail,
  consents,
  decisions,
  rules: triggers.map((trigger, index) => {
    const { signal, touchpoint, enabled } = trigger;
    const last = decisions.findLast(({ rule }) => rule === index);
    // Only what was shown has no reason.
    const idle = active.includes(trigger) ? 'not yet' : enabled === false ? 'disabled' : 'blocked';
    const outcome = last ? (last.reason ?? 'shown') : idle;
    return { signal, touchpoint, here: touchpoint === here, outcome };
  }),
});

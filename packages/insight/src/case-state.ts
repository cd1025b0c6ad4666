import type { CaseSummary } from '@earful/protocol';

/** How far the answer to a critique has come. */
export type CaseState = CaseSummary['state'];

/** What is known of a case. Any value stands for "has happened"; absent or null for "not yet". */
interface CaseFacts {
  acknowledgedAt?: string | null | undefined;
  answeredAt?: string | null | undefined;
}

/**
 * The state follows from what has happened and from nothing else, so that it can never contradict it:
 * received → acknowledged → answered. An answer without an acknowledgement counts as both.
 */
export function caseState({ acknowledgedAt, answeredAt }: CaseFacts): CaseState {
  if (answeredAt != null) return 'answered';
  return acknowledgedAt != null ? 'acknowledged' : 'received';
}

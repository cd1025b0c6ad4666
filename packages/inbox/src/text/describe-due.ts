import type { CaseSummary } from '@earful/protocol';
import { describeDuration } from './describe-duration.js';
import { strings } from './strings.js';

/** One promise of ours to this customer, and how it stands. */
export interface Due {
  what: 'read' | 'answer';
  at: string;
  /** `soon`: less than a quarter of a day left. */
  status: 'ahead' | 'soon' | 'overdue' | 'kept' | 'late';
  text: string;
}

type Dated = Pick<CaseSummary, 'readBy' | 'answerBy' | 'acknowledgedAt' | 'answeredAt' | 'withdrawnAt'>;

const soonMs = 6 * 3_600_000;

const stand = (what: Due['what'], at: string, doneAt: string | undefined, nowMs: number): Due => {
  const name = strings.due[what];
  const aheadMs = Date.parse(at) - (doneAt === undefined ? nowMs : Date.parse(doneAt));
  if (doneAt !== undefined) {
    return aheadMs >= 0
      ? { what, at, status: 'kept', text: strings.due.onTime(name) }
      : { what, at, status: 'late', text: strings.due.late(name, describeDuration(-aheadMs)) };
  }
  return aheadMs >= 0
    ? { what, at, status: aheadMs < soonMs ? 'soon' : 'ahead', text: strings.due.in(name, describeDuration(aheadMs)) }
    : { what, at, status: 'overdue', text: strings.due.overdue(name, describeDuration(-aheadMs)) };
};

/**
 * What the brand has promised this customer about reading and answering. An answer counts as having read. Nothing is due
 * to somebody who has taken the critique back.
 */
export const describeDues = (dated: Dated, nowMs: number): Due[] => {
  if (dated.withdrawnAt !== undefined) return [];
  const dues: Due[] = [];
  const readAt = dated.acknowledgedAt ?? dated.answeredAt;
  if (dated.readBy !== undefined) dues.push(stand('read', dated.readBy, readAt, nowMs));
  if (dated.answerBy !== undefined) dues.push(stand('answer', dated.answerBy, dated.answeredAt, nowMs));
  return dues;
};

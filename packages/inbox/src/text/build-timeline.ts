import type { CaseDetail } from '@earful/protocol';
import { detailStrings } from './strings-details.js';
import { strings } from './strings.js';

export interface TimelineEntry {
  at: string;
  text: string;
  /** A date that was promised, not something that happened. */
  planned: boolean;
}

/**
 * Everything of a case that has a date, oldest first; on the same moment in the order in which it came about. Of what was
 * taken back only that it came, and went.
 */
export const buildTimeline = (detail: CaseDetail): TimelineEntry[] => {
  const words = strings.timeline;
  const entries: TimelineEntry[] = [];
  const add = (at: string | undefined, text: string, planned = false): void => {
    if (at !== undefined) entries.push({ at, text, planned });
  };
  if (detail.withdrawnAt !== undefined) {
    add(detail.receivedAt, words.received(1));
    add(detail.acknowledgedAt, words.acknowledged);
    add(detail.withdrawnAt, detailStrings.withdrawn);
    return entries;
  }
  add(detail.critique.promise?.dueAt, words.promised, true);
  if (detail.critique.occurredAt !== detail.critique.promise?.dueAt) add(detail.critique.occurredAt, words.occurred);
  for (const { revision, submittedAt, receivedAt, queuedMs } of detail.delivery.revisions) {
    add(submittedAt, words.submitted(revision));
    // Within a minute of each other the two say the same thing.
    if (queuedMs >= 60_000) add(receivedAt, words.received(revision));
  }
  add(detail.readBy, words.readBy, true);
  add(detail.acknowledgedAt, words.acknowledged);
  add(detail.answerBy, words.answerBy, true);
  for (const reply of detail.replies) add(reply.sentAt, words.replied(reply.authorName));
  return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
};

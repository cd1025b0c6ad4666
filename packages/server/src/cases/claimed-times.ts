import type { Critique, Envelope } from '@earful/protocol';
import { maxClaimedAgeDays, maxClaimedAheadMinutes } from '@earful/protocol';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export interface ClaimedTimes {
  /** Milliseconds since 1970. */
  submittedAt: number;
  occurredAt: number | undefined;
  /** One of the claimed times was unbelievable; the time of receipt stands in for it. */
  doubted: boolean;
  /** How long the revision waited on the device, in milliseconds. Skew of the device's clock cancels out. */
  queuedMs: number;
}

/**
 * Believes a device's clock from 90 days before to 5 minutes after receipt; outside, the time of receipt stands in.
 * Nothing is ever corrected by the time a message travelled: a guess on top of a wrong clock is only wronger.
 */
export function claimedTimes(
  claimed: Pick<Critique, 'submittedAt' | 'occurredAt'> & Pick<Envelope, 'sentAt'>,
  receivedAt: number,
): ClaimedTimes {
  let doubted = false;
  function believe(moment: string): number {
    const time = Date.parse(moment);
    if (time >= receivedAt - maxClaimedAgeDays * dayMs && time <= receivedAt + maxClaimedAheadMinutes * minuteMs) {
      return time;
    }
    doubted = true;
    return receivedAt;
  }
  return {
    submittedAt: believe(claimed.submittedAt),
    occurredAt: claimed.occurredAt === undefined ? undefined : believe(claimed.occurredAt),
    doubted,
    queuedMs: Math.max(0, Date.parse(claimed.sentAt) - Date.parse(claimed.submittedAt)),
  };
}

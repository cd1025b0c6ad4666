import type { PublicConfig } from '@earful/protocol';
import type { Evidence } from '../handover.js';

/** One configured trigger. */
export type TriggerOptions = NonNullable<PublicConfig['triggers']>[number];

/**
 * Watches for one signal as long as the page lives, and calls `fire` at each moment worth asking about, which is when the
 * expectation was missed unless the evidence says otherwise.
 */
export type Trigger = (options: TriggerOptions, fire: (evidence?: Evidence) => void) => void;

/** A trigger for what only the host knows. */
export type ToldTrigger = (options: TriggerOptions, fire: (evidence?: Evidence) => void, host: Host) => void;

/** What the host tells. What came before the rules were there comes first, in its order. */
export interface Host {
  onSignal(name: string, listener: (facts: Record<string, unknown>) => void): void;
  /** A promise made at this touchpoint has lapsed. */
  onOverdue(touchpoint: string, listener: (evidence: Evidence) => void): void;
}

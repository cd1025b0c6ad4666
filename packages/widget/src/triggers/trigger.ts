import type { PublicConfig } from '@earful/protocol';
import type { Evidence } from '../handover.js';

/** One configured trigger. */
export type TriggerOptions = NonNullable<PublicConfig['triggers']>[number];

/**
 * Watches for one signal and calls `fire` at each moment worth asking about,
 * which is when the expectation was missed unless the evidence says otherwise. Returns the stop function.
 */
export type Trigger<Page> = (page: Page, options: TriggerOptions, fire: (evidence?: Evidence) => void) => () => void;

/** What the host tells. Both return their stop function. */
export interface Host {
  onSignal(name: string, listener: (facts: Record<string, unknown>) => void): () => void;
  /** A promise made at this touchpoint has lapsed. */
  onOverdue(touchpoint: string, listener: (evidence: Evidence) => void): () => void;
}

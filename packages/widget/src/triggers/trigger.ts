import type { PublicConfig } from '@earful/protocol';
import type { Evidence } from '../handover.js';

/** One configured trigger. */
export type TriggerOptions = NonNullable<PublicConfig['triggers']>[number];

/**
 * Judges one signal and calls `fire` at each moment worth asking about,
 * which is when the expectation was missed unless the evidence says otherwise. Returns the stop function.
 */
export type Trigger = (host: Host, options: TriggerOptions, fire: (evidence?: Evidence) => void) => () => void;

/** What there is to judge. What came before the triggers were there comes first, in its order. All return their stop function. */
export interface Host {
  onSignal(name: string, listener: (facts: Record<string, unknown>) => void): () => void;
  /** A promise made at this touchpoint has lapsed. */
  onOverdue(touchpoint: string, listener: (evidence: Evidence) => void): () => void;
  /** The visitor did something, or the page answered (see watch.ts); `type` of the event. Who listens here speaks of the touchpoint that is here, and is heard only there. */
  onNote(type: string, listener: (event: Event) => void): () => void;
}

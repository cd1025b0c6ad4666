import type { Critique } from '@earful/protocol';

/** What a signal knows about the moment. */
export interface Evidence {
  /** Facts the host allows to travel with the critique, for example an error code. */
  facts?: Critique['facts'];
  /** The promise that was missed, as it was shown. */
  promise?: Critique['promise'];
  /** When the expectation was missed, ISO 8601. */
  occurredAt?: string;
  /** Looked at while the moment waits for quiet: is there no reason any more? */
  isSettled?(): boolean;
  /** Called when the invitation about it is shown. */
  shown?(): void;
}

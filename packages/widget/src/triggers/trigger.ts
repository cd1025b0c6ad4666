import type { PublicConfig } from '@earful/protocol';
import type { PageEvents } from '../page/page-events.js';
import type { Expectation } from '../promises/expectations.js';
import type { Evidence } from '../shared/evidence.js';
import type { Facts } from '../shared/read-facts.js';

/** One configured trigger. */
export type TriggerOptions = NonNullable<PublicConfig['triggers']>[number];

export type Fire = (evidence?: Evidence) => void;

/**
 * Watches for one signal as long as the page lives, and calls `fire` at each moment worth asking about, which is when the
 * expectation was missed unless the evidence says otherwise.
 */
export type Trigger = (options: TriggerOptions, fire: Fire, visit: Visit) => void;

/** What a trigger can learn beside the page itself. */
export interface Visit {
  /** The host tells. What came before the rules were there comes first, in its order. */
  onSignal(name: string, listener: (facts: Facts) => void): void;
  /**
   * Something happens on the page: an event of these types, separated by spaces, which note-events.ts names, with the way
   * it has taken, in open shadow roots too. What came before the rules were there comes first, as `isPast`, with its own time; of
   * what the visitor did only what is fresh and was done at this address. `answer`: the page has answered the last click of then.
   */
  onEvent: PageEvents['on'];
  /** What was expected at this touchpoint has lapsed: a promise, or what a signal of this name said, `delivery delivered`. */
  onOverdue(touchpointAndSignal: string, listener: (evidence: Evidence) => void): void;
  /** Notes a moment to come, across visits only with storage consent: see expectations.ts. */
  expect(touchpoint: string, expectation: Expectation): void;
  /** Called now and whenever the visitor arrives at another address, with the touchpoint that is there. */
  onArrive(listener: (touchpoint: string | undefined) => void): void;
  /** Touchpoints passed in this visit, oldest first, the present one last: across pages only with storage consent. */
  trail(): string[];
  /** May notes stay on this device? Only with storage consent. */
  remembers(): boolean;
  /** Called whenever they may from now on: time to take up what earlier pages left, and to note what this one has seen. */
  onConsent(listener: () => void): void;
  /** After how many seconds of waiting one visitor in five has left this touchpoint; undefined as long as nobody knows. */
  patience(touchpoint: string): number | undefined;
  /** A wait is over: it lasted so many seconds, and the visitor left before its end or did not. Counted only with consent. */
  waited(touchpoint: string, seconds: number, left: boolean): void;
  /** Is this the address of our own receiver? Its failures are not the page's. */
  isOwn(address: string): boolean;
}

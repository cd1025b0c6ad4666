import type { PublicConfig } from '@earful/protocol';
import type { Ask } from './handover.js';

/** Why an invitation did not appear, or not yet. */
export type Reason =
  | 'cap' // One invitation per visit.
  | 'optedOut' // "Not now", "Don't ask again" or an answer, remembered with its date.
  | 'duplicate' // Another moment is waiting, or the prompt is open.
  | 'arrival'
  | 'quiet'
  | 'typing' // A field has focus, ours included.
  | 'modalOpen'
  | 'hidden';

export interface Decision {
  /** ISO 8601. */
  at: string;
  touchpoint: string;
  signal: string;
  /** `expired`: no quiet moment came within `maxDelayMs`; the moment is dropped, never saved for later. */
  decision: 'shown' | 'suppressed' | 'expired';
  /** For `expired`: what was in the way at the end. */
  reason?: Reason | undefined;
}

/** What eligibility asks of its surroundings. */
export interface Surroundings {
  /** Reasons that do not pass: the moment is suppressed at once. */
  refusal(touchpoint: string): Reason | undefined;
  /** Reasons that pass. `sinceMs`: milliseconds this moment has waited. */
  obstacle(etiquette: Etiquette): Reason | undefined;
  /** The moment has come. */
  show(ask: Ask): void;
  /** Every decision passes here. */
  record(decision: Decision): void;
  now(): number;
  later(run: () => void, ms: number): unknown;
}

/** The configured rules with their defaults, in milliseconds. */
export interface Etiquette {
  quietMs: number;
  arrivalMs: number;
  maxDelayMs: number;
}

const lookAgainMs = 250;

/** Etiquette and caps: may we ask now, and if not, why not. Never holds back what the customer opens. */
export const createEligibility = (given: PublicConfig['etiquette'], around: Surroundings) => {
  const etiquette = { quietMs: 1_500, arrivalMs: 10_000, maxDelayMs: 60_000, ...given } as Etiquette;
  let waiting: Ask | undefined;
  return (ask: Ask): void => {
    const since = around.now();
    const end = (decision: Decision['decision'], reason?: Reason): void => {
      if (waiting === ask) waiting = undefined;
      const { touchpoint, origin: signal } = ask;
      around.record({ at: new Date(around.now()).toISOString(), touchpoint, signal, decision, reason });
    };
    const look = (): void => {
      const refusal = waiting && waiting !== ask ? 'duplicate' : around.refusal(ask.touchpoint);
      if (refusal) return end('suppressed', refusal);
      waiting = ask;
      const obstacle = around.obstacle(etiquette);
      if (!obstacle) {
        end('shown');
        around.show(ask);
      } else if (around.now() - since >= etiquette.maxDelayMs) end('expired', obstacle);
      else around.later(look, lookAgainMs);
    };
    look();
  };
};

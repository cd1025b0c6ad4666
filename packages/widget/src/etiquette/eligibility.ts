import type { PublicConfig } from '@earful/protocol';
import type { Rejection } from '../conditions/trigger-gate.js';
import type { Ask } from './ask.js';

/** Why an invitation did not appear, or not yet. */
export type Reason =
  | 'cap' // One invitation per visit.
  | 'optedOut' // "Not now", "Don't ask again" or an answer, remembered with its date.
  | 'duplicate' // Another moment is waiting, or the prompt is open.
  | 'arrival'
  | 'quiet'
  | 'typing' // A field has focus, ours included, or the launcher; or its menu is open.
  | 'modalOpen' // A dialog, or what lies over the middle of the window.
  | 'step' // Signing in, paying, consenting, or what the site marks with `data-earful-quiet`.
  | 'hidden'
  | 'notFetched' // The prompt has not come yet, or could not.
  | 'openCase' // This customer waits for our answer.
  | 'holdOut' // The experiment leaves this visitor alone.
  | 'reducedData' // The visitor saves data, and the prompt has not been fetched.
  | 'settled' // What was expected has been met, or asked about, in the meantime.
  | 'offered' // Left to an inline link of the page.
  | 'left' // The visitor has moved on to another touchpoint.
  | Rejection;

export interface Decision {
  /** ISO 8601. */
  at: string;
  touchpoint: string;
  signal: string;
  /** Whose moment it was: the place of the trigger in the configuration. Absent for what nobody configured. */
  rule?: number | undefined;
  /** `expired`: no quiet moment came within `maxDelayMs`; the moment is dropped, never saved for later. */
  decision: 'shown' | 'suppressed' | 'expired';
  /** For `expired`: what was in the way at the end. */
  reason?: Reason | undefined;
  /** How the invitation opened, or would have. */
  opening?: Ask['opening'];
}

/** What eligibility asks of its surroundings. */
export interface EligibilityContext {
  /** Reasons that do not pass: the moment is suppressed at once. `isBusy`: without a look at the page, by what is known. */
  refusal(ask: Ask, isBusy?: unknown): Reason | undefined;
  /** Reasons that pass, and cost nothing to know. */
  busy(etiquette: Etiquette): Reason | undefined;
  /** The others that pass. */
  obstacle(): Reason | undefined;
  /** The moment has come. Returns why it was not used after all. */
  show(ask: Ask): Reason | undefined;
  /** Every decision passes here. */
  record(decision: Omit<Decision, 'at'>): void;
  now(): number;
  later(run: () => void, ms: number): unknown;
}

/** The configured rules with their defaults, in milliseconds. */
export interface Etiquette {
  quietMs: number;
  arrivalMs: number;
  maxDelayMs: number;
}

/** What holds where the configuration says nothing; our own choice. */
export const defaultEtiquette: Etiquette = { quietMs: 1_500, arrivalMs: 10_000, maxDelayMs: 60_000 };

const lookAgainMs = 250;

/** Etiquette and caps: may we ask now, and if not, why not. Never holds back what the customer opens. */
export const createEligibility = (given: PublicConfig['etiquette'], around: EligibilityContext) => {
  const etiquette = { ...defaultEtiquette, ...given } as Etiquette;
  let waiting: Ask | undefined;
  /** Only one moment waits: the one with the greater priority, else the earlier. The other finds out at its next look. */
  const outdone = (ask: Ask): boolean => {
    const rival = waiting !== ask && waiting;
    return !!rival && (seen.has(ask) || (rival.priority ?? 50) >= (ask.priority ?? 50));
  };
  const seen = new WeakSet<Ask>();
  return (ask: Ask): void => {
    const since = around.now();
    const end = (decision: Decision['decision'], reason?: Reason): void => {
      if (waiting === ask) waiting = undefined;
      const { touchpoint, origin: signal, rule, opening } = ask;
      around.record({ touchpoint, signal, rule, decision, reason, opening });
    };
    let obstacle: Reason | undefined;
    const look = (): void => {
      const isOver = around.now() - since >= etiquette.maxDelayMs;
      const busy = around.busy(etiquette);
      const refusal = outdone(ask) ? 'duplicate' : around.refusal(ask, waiting === ask && !isOver && busy);
      if (refusal) return end('suppressed', refusal);
      waiting = ask;
      seen.add(ask);
      // After the time there is only what was in the way: a device that has slept would ask about what is long past.
      obstacle = (isOver && obstacle) || (busy ?? around.obstacle());
      if (!obstacle) {
        const refused = around.show(ask);
        end(refused ? 'suppressed' : 'shown', refused);
      } else if (isOver) end('expired', obstacle);
      else around.later(look, lookAgainMs);
    };
    look();
  };
};

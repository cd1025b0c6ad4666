import type { Evidence } from '../shared/evidence.js';
import type { TriggerOptions } from '../triggers/trigger.js';
import type { Circumstances } from './conditions.js';
import { holds } from './conditions.js';
import { passes } from './fact-filter.js';

/** Why a moment of a trigger did not become an invitation before etiquette was even asked. */
export type Rejection = 'condition' | 'offHours' | 'sampling' | 'cancelled';

export interface TriggerGateContext {
  /** What is the case now. Asked anew after a delay. */
  circumstances(): Circumstances;
  /** Is it open by these hours? Rejects where nobody can tell. */
  isOpen(hours: readonly string[]): Promise<boolean>;
  random(): number;
  later(run: () => void, ms: number): unknown;
  /** Every moment that was not let through. */
  reject(options: TriggerOptions, reason: Rejection): void;
}

/** Share of completions that the random sample asks about. */
const sampleRate = 0.01;

/** Lets the moments of a trigger through: the n-th, those of the sample, after their delay, where all conditions hold. */
export const createTriggerGate = (around: TriggerGateContext) => {
  const counts = new Map<TriggerOptions, number>();
  /** Signals so far, and how many there were when this trigger was last called off. */
  let heard = 0;
  const calledOff = new Map<TriggerOptions, number>();
  return {
    /** `go` is given what later speaks against the moment, for as long as it waits. */
    admit(options: TriggerOptions, evidence: Evidence, go: (refusal: () => Rejection | undefined) => void): void {
      const { signal, occurrence = 1, delayMs = 0, parameters, when } = options;
      const { samplingRate = signal === 'sample' ? sampleRate : 1 } = options;
      if (parameters?.facts?.some((filter) => !passes(filter, evidence.facts))) return;
      // One more; the first is one more than undefined.
      const count = -~counts.get(options)!;
      counts.set(options, count);
      if (count < occurrence) return;
      if (around.random() >= samplingRate) return around.reject(options, 'sampling');
      const since = heard;
      const refusal = (): Rejection | undefined =>
        calledOff.get(options)! > since
          ? 'cancelled'
          : when && !holds(when, around.circumstances())
            ? 'condition'
            : undefined;
      const end = (): void => {
        const refused = refusal();
        if (refused) around.reject(options, refused);
        else if (when?.hours)
          around
            .isOpen(when.hours)
            // Where nobody can tell, nobody is asked.
            .catch(() => false)
            .then((open) => (open ? go(refusal) : around.reject(options, 'offHours')));
        else go(refusal);
      };
      if (delayMs) around.later(end, delayMs);
      else end();
    },
    /** A signal was told or seen: it may call off what waits. */
    hear(name: string): void {
      heard++;
      for (const options of counts.keys()) if (options.cancelledBy?.includes(name)) calledOff.set(options, heard);
    },
  };
};

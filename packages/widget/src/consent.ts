import { notedCases } from './etiquette/caps.js';
import type { Consents } from './shared/consents.js';
import { keep } from './shared/storage.js';

/** Every note that rests on storage consent, wherever it lies. What a person's own click keeps is not among them. */
const notes = 'unanswered cases lot expected promises told trail visit left errors searches offered'.split(' ');

/** Whatever rests on consent. */
export interface ConsentContext {
  consents: Consents;
  endpoint: string;
  /** `run`: it was taken back in another tab. Returns how to say that it was in this one. */
  onWithdrawn(run: () => void): () => void;
  /** Told that storage is allowed: time to take up what earlier pages left. */
  remembering: readonly ({ join(): void } | undefined)[];
  /** Begins to count; what has waited in memory comes first. */
  count(): Promise<unknown>;
  /** Called with whether this customer waits for an answer. */
  waits(open: boolean): void;
}

/** Takes what the visitor allows, all of it or a part, now or later, and back again. */
export const createConsent = ({ consents, endpoint, onWithdrawn, remembering, count, waits }: ConsentContext) => {
  let counting: Promise<unknown> | undefined;
  let stored: boolean | undefined;
  const take = (given: Partial<Consents>): void => {
    Object.assign(consents, given);
    // Global Privacy Control: whoever has switched it on has answered for good.
    if ((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) consents.measurement = false;
    if (consents.storage !== stored) {
      if (stored) withdraw();
      stored = consents.storage;
      if (stored) {
        for (const one of remembering) one?.join();
        if (notedCases()[0]) {
          waits(true);
          import('./etiquette/open-cases.js').then((it) => it.hasOpenCase(endpoint)).then(waits, () => {});
        }
      } else
        for (const storage of ['localStorage', 'sessionStorage'] as const)
          for (const name of notes) keep(storage, name, undefined);
    }
    if (consents.measurement) counting ??= count().catch(() => (counting = undefined));
  };
  const withdraw = onWithdrawn(() => take({ storage: false }));
  return take;
};

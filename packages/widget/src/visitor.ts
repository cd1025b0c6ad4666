import type { Consents } from './handover.js';
import { keep, recall } from './shelf.js';

/**
 * What is known of who is here. With storage consent: whether there was an earlier visit, and a lot that stays the same.
 * Without, the lot lives as long as the page, and nothing is written. No identifier in either case: the lot is a number
 * between 0 and 1 with three digits, which thousands share.
 */
export const createVisitor = (consents: Consents, random: () => number = Math.random) => {
  let drawn = Math.floor(random() * 1_000) / 1_000;
  return {
    lot: (): number => drawn,
    /** Whatever else may stand in the note is neither. */
    kind: () => (consents.storage ? (recall('sessionStorage', 'visit') as 'new' | 'returning') : undefined),
    /** Consent has come: take up what earlier visits left. */
    join(): void {
      const noted = recall('localStorage', 'lot');
      const known = typeof noted === 'number' && noted >= 0 && noted < 1;
      if (!recall('sessionStorage', 'visit')) keep('sessionStorage', 'visit', known ? 'returning' : 'new');
      if (known) drawn = noted;
      else keep('localStorage', 'lot', drawn);
    },
  };
};

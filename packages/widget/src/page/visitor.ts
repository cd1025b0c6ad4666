import type { Consents } from '../shared/consents.js';
import { keep, recall } from '../shared/storage.js';

/**
 * What is known of who is here. With storage consent: whether they were here before today, and a lot that stays the same.
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
      const today = new Date().setHours(0, 0, 0, 0);
      const found = recall('localStorage', 'lot');
      const noted = typeof found === 'number' ? found : today + drawn;
      const returning = noted < today;
      drawn = +(noted % 1).toFixed(3);
      // On the day of the first visit, whose other tabs are new as well, it stands above the point.
      keep('localStorage', 'lot', returning ? drawn : noted);
      if (!recall('sessionStorage', 'visit')) keep('sessionStorage', 'visit', returning ? 'returning' : 'new');
    },
  };
};

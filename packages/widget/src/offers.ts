import type { Ask, Consents } from './handover.js';
import { keep, recall } from './shelf.js';

/**
 * Moments that an inline link of the page asks about before anybody is invited: whoever opens the prompt there, at the named
 * touchpoint, is asked about the latest of them. How many there were is known across pages only with storage consent.
 */
export const createOffers = (consents: Consents) => {
  const latest: Record<string, Ask> = {};
  let counts: Record<string, number> = {};
  return {
    /** What the person who opens this touchpoint by its name comes for. */
    at: (touchpoint = ''): Ask | undefined => latest[touchpoint],
    /** Is this one of the first so many moments in this visit, which are left to the page's own link? */
    takes(ask: Ask, inlineFirst: number): boolean {
      if (!inlineFirst) return false;
      const { touchpoint, origin } = ask;
      latest[touchpoint] = ask;
      if (consents.storage) counts = { ...counts, ...(recall('sessionStorage', 'offered') as object) };
      const count = (counts[origin + touchpoint] = -~counts[origin + touchpoint]!);
      if (consents.storage) keep('sessionStorage', 'offered', counts);
      return count <= inlineFirst;
    },
  };
};

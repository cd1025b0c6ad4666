import type { Draft } from './draft.js';

// The receiver's schema takes no other shape, so a wrong address is named here instead of coming back.
const usable = {
  none: /^/,
  email: /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i,
  phone: /^\+?[\d\s()./-]{5,39}$/,
};

/** The address that belongs to the wanted reply, trimmed; empty when no reply is wanted. */
export const contactOf = ({ wanted, email, phone }: Draft): string => ({ none: '', email, phone })[wanted].trim();

/** No reply is wanted, or there is an address that one can reach. */
export const isUsable = (draft: Draft): boolean =>
  usable[draft.wanted].test(contactOf(draft)) && contactOf(draft).length < 255;

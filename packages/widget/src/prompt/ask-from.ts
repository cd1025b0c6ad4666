import type { Ask } from '../etiquette/ask.js';

/**
 * The reason that the site has written on the element: `origin` says how the person came (default `self`), `says` what
 * happened, in their terms.
 */
export const askFrom = (element: HTMLElement, touchpoint: string): Ask => ({
  touchpoint,
  origin: element.getAttribute('origin') || 'self',
  says: element.getAttribute('says') || undefined,
});

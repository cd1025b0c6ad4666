import type { PublicConfig } from '@earful/protocol';
import { coversAddress } from './address.js';

/** The first touchpoint of the configuration whose paths cover this address. */
export const touchpointAt = (
  touchpoints: PublicConfig['touchpoints'],
  address: Parameters<typeof coversAddress>[1],
): string | undefined => touchpoints.find(({ paths }) => paths?.some((pattern) => coversAddress(pattern, address)))?.id;

/** Routers keep old views, hidden. `display: contents` has no box of its own. Older browsers cannot tell. */
const isShown = (element: Element): unknown =>
  [element, element.firstElementChild].some((one) => one?.checkVisibility?.() ?? one);

/** The touchpoint of the first element shown in the page that is marked with `data-earful-touchpoint`, if it is a known one. */
export const markedTouchpoint = (touchpoints: PublicConfig['touchpoints']): string | undefined => {
  const mark = [...document.querySelectorAll<HTMLElement>('[data-earful-touchpoint]')].find(isShown);
  return touchpoints.find(({ id }) => id === mark?.dataset['earfulTouchpoint'])?.id;
};

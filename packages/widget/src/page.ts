import type { PublicConfig } from '@earful/protocol';
import { coversAddress } from './address.js';

/** The first touchpoint of the configuration whose paths cover this address. */
export const touchpointAt = (
  touchpoints: PublicConfig['touchpoints'],
  address: Parameters<typeof coversAddress>[1],
): string | undefined => touchpoints.find(({ paths }) => paths?.some((pattern) => coversAddress(pattern, address)))?.id;

/** The touchpoint of the first element in the page that is marked with `data-earful-touchpoint`, if it is a known one. */
export const markedTouchpoint = (touchpoints: PublicConfig['touchpoints']): string | undefined => {
  const name = document.querySelector<HTMLElement>('[data-earful-touchpoint]')?.dataset['earfulTouchpoint'];
  return touchpoints.find(({ id }) => id === name)?.id;
};

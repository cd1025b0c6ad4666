import type { Draft } from './draft.js';

/** Full hours in which somebody can be called, by the clock of this device. */
export const hours = Array.from({ length: 18 }, (_, index) => `${index + 6}`.padStart(2, '0') + ':00');

/**
 * When to call; undefined is at any time, and where no call is wanted. An end that is not later than the beginning is two
 * hours after it, so there is no wrong choice.
 */
export const callWindowOf = ({ wanted, callFrom, callTo }: Draft): { from: string; to: string } | undefined => {
  const index = hours.indexOf(callFrom);
  if (wanted !== 'phone' || index < 0) return undefined;
  const isLater = hours.indexOf(callTo) > index;
  return { from: callFrom, to: isLater ? callTo : hours[Math.min(index + 2, hours.length - 1)]! };
};

/** The time zone of this device, by its IANA name. */
export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

import type { PublicConfig } from '@earful/protocol';
import type { Opening } from './ask.js';

/** In this order lots are dealt out; another one would give every visitor another opening. */
const openings: readonly Opening[] = ['critique', 'neutral', 'praise'];

/** Two draws from one lot that know nothing of each other: the factors are prime to 1000, so each only changes the order. */
const draw = (lot: number, factor: number): number => ((Math.floor(lot * 1_000) * factor) % 1_000) / 1_000;

/**
 * What the experiment has in store for this visitor: the same as long as the lot is, which is for ever with storage
 * consent and as long as the page without.
 *
 * @param lot from 0 up to 1, in steps of a thousandth.
 */
export const assign = (
  { holdOut = 0, opening = {} }: NonNullable<PublicConfig['experiment']>,
  lot: number,
): { heldOut: boolean; opening: Opening | undefined } => {
  const weights = openings.map((name) => opening[name] ?? 0);
  let left = draw(lot, 607) * weights.reduce((sum, weight) => sum + weight, 0);
  return {
    heldOut: draw(lot, 389) < holdOut,
    opening: openings.find((_name, index) => weights[index]! > 0 && (left -= weights[index]!) < 0),
  };
};

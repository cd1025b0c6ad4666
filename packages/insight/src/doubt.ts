import type { DoubtReason } from '@earful/protocol';

/** What speaks for a machine, of one revision. */
export interface DoubtSigns {
  /** The field that nobody sees was filled in. */
  isTrapFilled: boolean;
  /** From when it was shown to when it was sent, in milliseconds; undefined: not measured. */
  tookMs: number | undefined;
  /** All free text of it. */
  words: string;
  /** The very same words came from others within the minute, more often than people write the same. */
  isRepeated: boolean;
}

/** From here on a critique is set aside until a person has looked. */
const doubtFrom = 1;

const instantMs = 1_000;
const weights = { trap: 1, instant: 0.5, repeated: 0.5, perLink: 0.25 } as const;

const link = /https?:\/\/|\[url\b|<a\b/gi;

/**
 * Why a critique is set aside: the sum of what speaks for a machine, each by itself something that honest people do, too.
 *
 * | sign | weight |
 * | --- | --- |
 * | the hidden field was filled in | 1 |
 * | sent within a second of being shown | ½ |
 * | the same words as more than ten others within the minute | ½ |
 * | each link in the words | ¼, at most 1 |
 *
 * @returns nothing below a sum of 1, else all that was counted, heaviest first
 */
export function doubt({ isTrapFilled, tookMs, words, isRepeated }: DoubtSigns): DoubtReason[] {
  const links = Math.min(4, words.match(link)?.length ?? 0);
  const signs: [DoubtReason, number][] = [
    ['trap', isTrapFilled ? weights.trap : 0],
    ['links', links * weights.perLink],
    ['instant', tookMs !== undefined && tookMs < instantMs ? weights.instant : 0],
    ['repeated', isRepeated ? weights.repeated : 0],
  ];
  const sum = signs.reduce((total, [, weight]) => total + weight, 0);
  if (sum < doubtFrom) return [];
  return signs
    .filter(([, weight]) => weight > 0)
    .toSorted((a, b) => b[1] - a[1])
    .map(([reason]) => reason);
}

import { maxLabelLength } from '@earful/protocol/limits';

/** A sentence as a critique can carry it: spaces as they are drawn, at most 200 UTF-16 units. Undefined when there is none. */
export const shownTextOf = (text: unknown): string | undefined =>
  typeof text === 'string'
    ? text
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, maxLabelLength)
        // A pair that was cut in the middle would be no text any more.
        .replace(/[\uD800-\uDBFF]$/, '') || undefined
    : undefined;

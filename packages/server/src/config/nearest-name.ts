import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant: a third of its letters may be wrong, and capitals do not count. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return known
    .map((one) => ({ one, edits: distance(name.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, edits }) => edits <= Math.max(2, one.length / 3) && edits < one.length)
    .sort((a, b) => a.edits - b.edits)[0]?.one;
}

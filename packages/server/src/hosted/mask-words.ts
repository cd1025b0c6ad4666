import type { Critique } from '@earful/protocol';
import { findPrivate, isTakenOut, mask, replacePrivate } from '@earful/protocol/masking';

type Redactions = NonNullable<Critique['redactions']>;

const add = (sums: Map<string, number>, kind: string, count: number) => sums.set(kind, (sums.get(kind) ?? 0) + count);

/**
 * Takes card and account numbers out of words that no device has looked through, before they are kept. Marks of what was
 * taken out earlier still stand in the words and stay counted, as many as are left. So the same form sent twice gives the
 * same words and counts.
 *
 * @param kept What had been taken out of the revision that these words follow.
 */
export function maskWords<Name extends string>(words: Record<Name, string>, kept: Redactions = []) {
  const sums = new Map<string, number>();
  let left = Object.values<string>(words).reduce((sum, text) => sum + text.split(mask).length - 1, 0);
  for (const { kind, count } of kept) {
    const stays = Math.min(count, left);
    left -= stays;
    if (stays > 0) add(sums, kind, stays);
  }
  const masked = { ...words };
  for (const name of Object.keys(words) as Name[]) {
    const finds = findPrivate(words[name]).filter(isTakenOut);
    masked[name] = replacePrivate(words[name], finds);
    for (const { kind } of finds) add(sums, kind, 1);
  }
  return { words: masked, redactions: [...sums].map(([kind, count]): Redactions[number] => ({ kind, count })) };
}

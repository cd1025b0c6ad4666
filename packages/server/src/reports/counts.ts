export function addTo<T>(counts: Map<T, number>, value: T, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count);
}

/** Counts of several, in one. */
export function sumOf<T>(all: Iterable<Iterable<readonly [T, number]>>): Map<T, number> {
  const sum = new Map<T, number>();
  for (const counts of all) for (const [value, count] of counts) addTo(sum, value, count);
  return sum;
}

export const totalOf = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((a, b) => a + b, 0);

/** Most frequent first. */
export const byCount = <T extends string>(counts: ReadonlyMap<T, number>): [T, number][] =>
  [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));

/** Counts of the indexes from 0 to `length − 1`, in a row. */
export function inRow(length: number, counts: Iterable<readonly [number, number]>): number[] {
  const row = Array.from({ length }, () => 0);
  for (const [index, count] of counts) row[index] = (row[index] ?? 0) + count;
  return row;
}

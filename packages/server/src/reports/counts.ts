/** How often each value occurs, most frequent first. */
export function countBy<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

/** How often each index from 0 to `length − 1` occurs. */
export function countInto(length: number, indexes: readonly number[]): number[] {
  const counts = Array.from({ length }, () => 0);
  for (const index of indexes) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

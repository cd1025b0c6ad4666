/** Parts of a configuration that may be of any shape: what is not there is undefined, and a list that is none is empty. */
export const at = (owner: unknown, key: string): unknown =>
  (owner as Record<string, unknown> | null | undefined)?.[key];

/** The entries of a list, each with its index. */
export function entriesOf(owner: unknown, list: string): [number, unknown][] {
  const entries = at(owner, list);
  return Array.isArray(entries) ? [...entries.entries()] : [];
}

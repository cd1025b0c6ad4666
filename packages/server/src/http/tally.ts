/** What anybody can make happen is said this often at most, in milliseconds: a flood must not fill the disk by way of the log. */
const usuallyEveryMs = 60_000;

/**
 * Counts what may happen very often, by kinds, of which there are few. The first of a kind is to be said at once.
 *
 * @param now Clock, in milliseconds since 1970.
 * @returns Counts one, and tells how many of its kind came since that was last said; undefined: say nothing now.
 */
export function createTally(now: () => number, sayEveryMs = usuallyEveryMs): (kind: string) => number | undefined {
  const kinds = new Map<string, { count: number; saidAtMs: number }>();
  return (kind) => {
    const nowMs = now();
    const { count, saidAtMs } = kinds.get(kind) ?? { count: 0, saidAtMs: -Infinity };
    const isSaid = nowMs < saidAtMs || nowMs - saidAtMs >= sayEveryMs;
    kinds.set(kind, isSaid ? { count: 0, saidAtMs: nowMs } : { count: count + 1, saidAtMs });
    return isSaid ? count + 1 : undefined;
  };
}

/** Counting may take up to this share of the time: what takes a second is counted once in fifty. */
const share = 0.02;

/** Most counts that are remembered; then the oldest is forgotten. */
const maxCounts = 100;

interface Known {
  value: unknown;
  /** From when on it is counted again, by the clock of the process; undefined while that is under way. */
  staleAtMs: number | undefined;
}

/**
 * A count under way, and what is given to all who have asked meanwhile: of few another one that begins after it, so that what happened
 * before they asked is in it; of many the same, because another would take as long again.
 */
interface Flight {
  current: Promise<unknown>;
  next?: Promise<unknown>;
}

/**
 * Counts many rows without making anybody wait for it. Few are counted whenever somebody asks. What is known of many is given out
 * as of a moment ago, and meanwhile they are counted again, the less often the longer that takes.
 */
export function createCounter(now: () => number = () => performance.now()) {
  const all = new Map<string, Known>();
  const flights = new Map<string, Flight>();

  async function run<T>(key: string, count: () => Promise<T>): Promise<T> {
    const sinceMs = now();
    const value = await count();
    all.delete(key);
    all.set(key, { value, staleAtMs: now() + (now() - sinceMs) / share });
    if (all.size > maxCounts) all.delete(all.keys().next().value!);
    return value;
  }

  function start<T>(key: string, count: () => Promise<T>): Promise<T> {
    const current = run(key, count).finally(() => {
      if (!flight.next) flights.delete(key);
    });
    const flight: Flight = { current };
    flights.set(key, flight);
    return current;
  }

  function join<T>(key: string, count: () => Promise<T>, isFew: (last: T) => boolean): Promise<T> {
    const flight = flights.get(key);
    if (!flight) return start(key, count);
    const again = (): Promise<T> => start(key, count);
    flight.next ??= flight.current.then((last) => {
      if (isFew(last as T)) return again();
      flights.delete(key);
      return last;
    }, again);
    return flight.next as Promise<T>;
  }

  return {
    /**
     * @param what names the count
     * @param isFew tells by the last count whether it is quick enough to be exact
     */
    async count<T>(what: readonly unknown[], count: () => Promise<T>, isFew: (last: T) => boolean): Promise<T> {
      const key = JSON.stringify(what);
      const known = all.get(key);
      if (!known || isFew(known.value as T)) return join(key, count, isFew);
      const { staleAtMs } = known;
      if (staleAtMs !== undefined && now() >= staleAtMs) {
        known.staleAtMs = undefined;
        run(key, count).catch(() => (known.staleAtMs = staleAtMs));
      }
      return known.value as T;
    },
  };
}

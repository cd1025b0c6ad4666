/** A count beside what would be usual. */
export interface Compared {
  count: number;
  /** What to expect if this touchpoint were like the others; undefined when the others are too few to say. */
  expected: number | undefined;
  /** Chance of a count as high as this, or higher, if it were like the others; 1 when that cannot be said. */
  chance: number;
  /** Well above the usual: worth a look, not a proof. */
  standsOut: boolean;
}

/** Fewer critiques than this elsewhere do not make a usual. */
const fewestOthers = 30;
/** Touchpoints with fewer critiques take no part in finding the extremes. */
const fewestInOne = 10;
const fewest = 5;
const smallestRatio = 1.5;
/** For all bins of a split together: one chance find in a hundred charts. */
const level = 0.01;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** P(X ≥ k) for X ~ Bin(n, p), 0 < p < 1, summed from the first term on until nothing more is added. */
const upperTail = (k: number, n: number, p: number): number => {
  if (k <= n * p) return 1;
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i += 1) log += Math.log((n - k + i) / i);
  let term = Math.exp(log);
  let total = term;
  for (let i = k; i < n && term > total * 1e-12; i += 1) {
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
    total += term;
  }
  return Math.min(1, total);
};

/**
 * The others in one bin. One odd touchpoint must not make all the rest look odd: from three on, the one that makes a count
 * here look highest is left out, from four on the opposite one too.
 */
const othersIn = (others: readonly (readonly number[])[], bin: number): { count: number; of: number } => {
  const parts = others
    .map((counts) => ({ count: counts[bin] ?? 0, of: sum(counts) }))
    .filter((part) => part.of >= fewestInOne)
    .sort((a, b) => a.count / a.of - b.count / b.of);
  const kept = parts.length < 3 ? parts : parts.slice(1, parts.length < 4 ? undefined : -1);
  return { count: sum(kept.map((part) => part.count)), of: sum(kept.map((part) => part.of)) };
};

/**
 * Compares the split of one touchpoint with the splits of the others. With x of n here and c of m elsewhere, x given x + c
 * is binomial with share n/(n + m) if both are alike (the conditional test for two rates, exact also for small counts).
 * A count stands out when that chance is at most 0.01 divided by the number of bins, the count is at least 5, and it is at
 * least 1.5 times the expected n·c/m or the rest at most its expected by 1.5 (three of four instead of one of two).
 */
export const compareWithOthers = (
  own: readonly number[],
  others: readonly (readonly number[])[],
  bins = own.length,
): Compared[] => {
  const n = sum(own);
  return own.map((count, bin) => {
    const { count: elsewhere, of } = othersIn(others, bin);
    if (of < fewestOthers || n === 0) return { count, expected: undefined, chance: 1, standsOut: false };
    const expected = (n * elsewhere) / of;
    const chance = upperTail(count, count + elsewhere, n / (n + of));
    const notable = count >= smallestRatio * expected || (n - count) * smallestRatio <= n - expected;
    const standsOut = count >= fewest && notable && chance <= level / bins;
    return { count, expected, chance, standsOut };
  });
};

/**
 * The last weeks taken together, when no single one of them stands out but all of them do: something has got worse and
 * stayed so. Of all ends of at least two weeks and at most half the period the least likely one.
 * @returns where it begins and how it compares, or undefined
 */
export const findRecentRise = (
  own: readonly number[],
  others: readonly (readonly number[])[],
): (Compared & { from: number }) | undefined => {
  const cut = (counts: readonly number[], from: number): [number, number] => [
    sum(counts.slice(0, from)),
    sum(counts.slice(from)),
  ];
  const half = Math.ceil(own.length / 2);
  return Array.from({ length: Math.max(0, own.length - 1 - half) }, (_, at) => half + at)
    .flatMap((from) =>
      compareWithOthers(
        cut(own, from),
        others.map((counts) => cut(counts, from)),
        own.length,
      )
        .slice(1)
        .map((recent) => ({ ...recent, from })),
    )
    .filter((recent) => recent.standsOut)
    .sort((a, b) => a.chance - b.chance)[0];
};

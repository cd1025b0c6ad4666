/** How many of the failures a brand knows of were spoken about. */
export interface Voice {
  /** 0 to 1. */
  share: number;
  /** Failures about which nobody said anything. */
  silent: number;
}

/**
 * F13: the voice rate, critiques about known failures ÷ known failures, whether anybody was asked or not; the rest is the
 * part of the iceberg below the water.
 *
 * @returns undefined without a known failure: unknown, never 0
 */
export function voice(critiques: number, failures: number): Voice | undefined {
  if (failures <= 0) return undefined;
  const heard = Math.min(critiques, failures);
  return { share: heard / failures, silent: failures - heard };
}

/** What invented customers say at one touchpoint, in one language. */
export interface Words {
  /** By cause, as configured; `other` is what fits none. */
  wrong: Record<string, readonly string[]>;
  /** How it should have been. */
  should: readonly string[];
  /** Where it came out better than expected. */
  good: readonly string[];
}

export type WordsByTouchpoint = Record<string, Words>;

import type { EarfulCall } from './page.js';

/** What the shop's server answers to its own script. */
export interface ShopAnswer {
  ok: boolean;
  /** Where to go next. */
  location?: string;
  /** What to tell the customer. */
  message?: string;
  /** Faults in words, by field. */
  faults?: Record<string, string>;
  /** Pieces in the basket. */
  basketCount?: number;
  /** Facts for Earful: what just happened here. */
  calls?: EarfulCall[];
}

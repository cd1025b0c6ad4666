/** The part of `Storage` that is used. */
type Marks = Pick<Storage, 'getItem' | 'setItem'>;

export interface SignOuts {
  /** Tells the other tabs of this browser that somebody has signed out. */
  tell(): void;
  /** Has somebody done so in another one since this was last asked here? */
  isNew(): boolean;
}

const key = 'earful-inbox:signed-out';

/**
 * The last sign-out of this browser, and the one that this tab knows of: what lay aside, or was closed and opened again, hears of no
 * event, and finds it so. Either storage throws when the browser forbids it; then nothing is kept in this tab either.
 */
export const createSignOuts = (browser: () => Marks, tab: () => Marks, mint: () => string): SignOuts => ({
  tell: () => {
    try {
      const last = mint();
      tab().setItem(key, last);
      browser().setItem(key, last);
    } catch {
      // Where nothing is stored there is nothing to take away.
    }
  },
  isNew: () => {
    try {
      const last = browser().getItem(key);
      if (last === null || last === tab().getItem(key)) return false;
      tab().setItem(key, last);
      return true;
    } catch {
      return false;
    }
  },
});

/**
 * Fetches a lazy chunk: `rules.js`, `sha256.js` where the platform has none, or `work.js` where the receiver wants work.
 *
 * @param again It was lost before. Then it comes with all that it imports from addresses that were never asked: Firefox keeps a
 * module that it could not fetch, and whatever imports it, as lost until the page is loaded anew.
 */
export type Load = (file: string, again?: boolean) => Promise<unknown>;

import { hexOf } from './hex.js';
import { crypto } from './natives.js';

/** SHA-256 of ASCII text, as lower-case hexadecimal. */
export type Digest = (text: string) => Promise<string>;

/**
 * The platform's SHA-256; where it is missing (`crypto.subtle` is undefined on plain http) our own, which `fetchOwn`
 * brings only then: nearly every page is https, and none of those should carry it.
 */
export const createDigest =
  (fetchOwn: () => Promise<typeof import('./sha256.js')>): Digest =>
  async (text) =>
    crypto.subtle
      ? hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
      : (await fetchOwn()).sha256(text);

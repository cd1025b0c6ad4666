import { hex } from './hex.js';

/** What names one critique for ever. Minted on the device, so that a link exists before anything was sent. */
export interface Identity {
  /** UUID version 7. */
  critiqueId: string;
  /** Short code to read aloud, as `K7M2-9QXD`; its last character is a check character. */
  reference: string;
  /** 132 random bits in the alphabet of base64url. Whoever knows it may read the status page and send later revisions. */
  secret: string;
}

/** The alphabet of base64url, in an order whose first half is Crockford's base 32: no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZILOUabcdefghijklmnopqrstuvwxyz-_';

/** UUID version 7 (RFC 9562) without `crypto.randomUUID`, which plain http pages do not have. Takes nine random bytes. */
export const uuid7 = (nowMs: number, bytes: Uint8Array): string =>
  [Math.max(0, Math.floor(nowMs)), ...bytes]
    .map((part, i) => hex(part, i ? 2 : 12))
    .join('')
    .replace(/(.{8})(.{4})(...)(...)/, '$1-$2-7$3-8$4-');

/**
 * Seven characters and their check character: the sum of all eight, weighted by powers of 2 in GF(32), is zero. That
 * catches every wrong character and every swap of two neighbours; a check modulo 32 cannot catch both.
 */
export const referenceOf = (bytes: Uint8Array): string => {
  let check = 0;
  let code = '';
  for (const byte of bytes) {
    code += letters[byte & 31];
    check = (check ^ (byte & 31)) << 1;
    if (check > 31) check ^= 37;
    if (code.length === 4) code += '-';
  }
  return code + letters[check];
};

/** @param random so many random bytes. */
export const mintIdentity = (nowMs: number, random: (count: number) => Uint8Array): Identity => ({
  critiqueId: uuid7(nowMs, random(9)),
  reference: referenceOf(random(7)),
  secret: Array.from(random(22), (byte) => letters[byte & 63]).join(''),
});

import { hex, hexOf } from './hex.js';

/** What names one critique for ever. Minted by whoever shows the form, so that a link exists before anything was sent. */
export interface Identity {
  /** UUID version 7 (RFC 9562). */
  critiqueId: string;
  /** Short code to read aloud, as `K7M2-9QXD`; its last character is a check character. */
  reference: string;
  /** 128 random bits in hexadecimal. Whoever knows it may read the status page and send later revisions. */
  secret: string;
}

/** Crockford's base 32: no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Random but for the time in the id. The id is made without `crypto.randomUUID`, which plain http pages do not have.
 *
 * The check character: the sum of all eight, weighted by powers of 2 in GF(32), is zero. That catches every wrong
 * character and every swap of two neighbours; a check modulo 32 cannot catch both.
 *
 * @param nowMs milliseconds since 1970, whatever the clock says
 * @param random so many random bytes
 */
export const mintIdentity = (nowMs: number, random: (count: number) => Iterable<number>): Identity => {
  let check = 0;
  let code = '';
  for (const byte of random(7)) {
    code += letters[byte & 31];
    check = (check ^ (byte & 31)) << 1;
    if (check > 31) check ^= 37;
  }
  return {
    critiqueId: (hex(Math.floor(Math.max(0, nowMs)), 12) + hexOf(random(9))).replace(
      /(.{8})(.{4})(...)(...)/,
      '$1-$2-7$3-8$4-',
    ),
    reference: code.replace(/.{4}/, '$&-') + letters[check],
    secret: hexOf(random(16)),
  };
};

/** The customer's own page about a critique. `endpoint` without a slash at the end. */
export const statusUrl = (endpoint: string, { reference, secret }: Omit<Identity, 'critiqueId'>): string =>
  `${endpoint}/c/${reference}/${secret}`;

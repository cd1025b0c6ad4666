import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressFinding, referrerFinding } from '../../../packages/server/src/config/address-findings.js';
import { covers, coversAddress } from '../../../packages/widget/src/page/covers-address.js';

const written = (signs: string) => fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12 });

test('what is said to cover no address covers none in a page', () => {
  const pattern = fc.oneof(
    written('a/:*?#=.'),
    written('a/:*').map((rest) => `https://a${rest}`),
  );
  fc.assert(
    fc.property(pattern, written('a/.'), written('a='), written('a/'), (given, path, query, hash) => {
      const address = { pathname: `/${path}`, search: `?${query}`, hash: `#${hash}` };
      if (addressFinding(given)) expect(coversAddress(given, address)).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});

test('what is said to cover no referrer covers none in a page', () => {
  fc.assert(
    fc.property(written('a/:*?#.'), written('a.'), written('a/.'), (given, host, path) => {
      if (referrerFinding(given)) expect(covers(given, `${host}/${path}`)).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});

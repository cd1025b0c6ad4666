import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, mayMeet } from '../../../packages/server/src/config/address-overlap.js';
import { coversAddress } from '../../../packages/widget/src/page/covers-address.js';

test.each([
  ['/help', '/**'],
  ['/help/**', '/help/**'],
  ['/help/**', '/**'],
  ['/help/:topic', '/help/*'],
  ['/help/a/b', '/help/**'],
  ['/help', '/help/**'],
  ['/help/faq-*', '/help/*'],
  ['/help/faq-1', '/help/faq-*'],
  ['/help/faq-1', '/:part/:page'],
  ['/%C5%9Bwiat', '/ś*'],
  ['/help?topic=*', '/help'],
  ['/help?topic=*', '/help?topic=*'],
  ['/help#/a/b', '/help#/a/**'],
  ['/#/help', '/'],
])('%s is nowhere but within %s', (inner, outer) => {
  expect(isWithin(inner, outer)).toBe(true);
});

test.each([
  ['/**', '/help/**'],
  ['/help/**', '/help'],
  ['/help/**', '/help/*'],
  ['/help/*', '/help/:topic'],
  ['/help', '/help?topic=*'],
  ['/help', '/help#/a'],
  ['/help#/a', '/help#/b'],
  ['/Help', '/help'],
])('%s may be elsewhere than within %s', (inner, outer) => {
  expect(isWithin(inner, outer)).toBe(false);
});

test.each([
  ['/basket', '/checkout/**'],
  ['/checkouts', '/checkout/**'],
  ['/checkout/pay/card', '/checkout/*'],
  ['/:lang/basket', '/checkout'],
  ['/help/faq-*', '/help/news-1'],
  ['/#/basket', '/#/pay/**'],
  ['#/basket', '/#/pay'],
  ['/checkout', '/:lang/checkout'],
])('%s and %s never hold together', (one, other) => {
  expect(mayMeet(one, other)).toBe(false);
  expect(mayMeet(other, one)).toBe(false);
});

test.each([
  ['/checkout', '/checkout/**'],
  ['/checkout/pay', '/checkout/**'],
  ['*/pay', '/pay'],
  ['/:lang/checkout', '/*/checkout'],
  ['/orders', '/orders/*'],
  ['/checkout/', '/checkout'],
  ['?step=2', '/checkout'],
  ['/checkout?step=2', '/checkout?step=3'],
  ['#/basket', '/checkout'],
  ['/%C5%9Bwiat', '/świat'],
])('%s and %s may', (one, other) => {
  expect(mayMeet(one, other)).toBe(true);
  expect(mayMeet(other, one)).toBe(true);
});

const segment = fc.constantFrom('a', 'b', 'ab', 'a-b', '%C5%9B', 'ś', '', '*', ':x', 'a*', '*b', 'a:x', '**');
const path = fc
  .tuple(fc.array(segment, { maxLength: 4 }), fc.constantFrom('', '/**'))
  .map(([parts, end]) => parts.map((part) => '/' + part).join('') + end);
const pattern = fc
  .tuple(path, fc.constantFrom('', '?x=*', '?x=1'), fc.option(path, { nil: undefined }))
  .map(([front, query, hash]) => (front || '/') + query + (hash === undefined ? '' : '#' + hash));
/** Addresses that fit a pattern, more often than chance would find any. */
const fitting = (given: string): fc.Arbitrary<Pick<URL, 'pathname' | 'search' | 'hash'>> =>
  fc.array(fc.constantFrom('', 'a', 'b', 'a/b', 'ab'), { minLength: 12, maxLength: 12 }).map((fillings) => {
    let at = 0;
    const filled = given
      .replace(/\/\*\*(?=$|[?#])/g, () => ['', '/' + fillings[at++]][at % 2]!)
      .replace(/:\w+|\*+/g, () => fillings[at++ % 12]!.replace('/', ''));
    const { pathname, search, hash } = new URL('https://shop.example' + filled);
    return { pathname, search, hash };
  });

test('what the page itself says of any address is never otherwise', () => {
  let within = 0;
  fc.assert(
    fc.property(
      fc.tuple(pattern, pattern).chain(([one, other]) => fc.tuple(fc.constant(one), fc.constant(other), fitting(one))),
      ([one, other, address]) => {
        if (!coversAddress(one, address)) return;
        const isCovered = coversAddress(other, address);
        if (isWithin(one, other)) {
          within++;
          expect(isCovered).toBe(true);
        }
        if (isCovered) expect(mayMeet(one, other)).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
  expect(within).toBeGreaterThan(20);
});

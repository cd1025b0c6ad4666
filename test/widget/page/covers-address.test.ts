import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, coversAddress } from '../../../packages/widget/src/page/covers-address.js';

describe('path patterns', () => {
  test.each([
    ['/', '/', true],
    ['/', '/x', false],
    ['/basket', '/basket', true],
    ['/basket', '/basket/', true],
    ['/basket', '/baskets', false],
    ['/basket', '/en/basket', false],
    ['/orders/*', '/orders/1001', true],
    ['/orders/*', '/orders', false],
    ['/orders/*', '/orders/1001/items', false],
    ['/*/checkout', '/pl/checkout', true],
    ['/checkout/**', '/checkout', true],
    ['/checkout/**', '/checkout/pay/card', true],
    ['/checkout/**', '/checkouts', false],
    ['/a.b', '/axb', false],
    ['/a+(b)|c', '/a+(b)|c', true],
    ['/**', '/anything/at/all', true],
    ['/orders/:id', '/orders/1001', true],
    ['/orders/:id', '/orders/', false],
    ['/orders/:id/items', '/orders/1001/items', true],
    ['/orders/:id', '/orders/1001/items', false],
    ['/koszyk/płatność', '/koszyk/p%C5%82atno%C5%9B%C4%87', true],
    ['/koszyk/p%C5%82atno%C5%9B%C4%87', '/koszyk/p%C5%82atno%C5%9B%C4%87', true],
    ['/koszyk/p%c5%82atno%c5%9b%c4%87', '/koszyk/p%C5%82atno%C5%9B%C4%87', true],
    ['/koszyk/płatność/**', '/koszyk/p%C5%82atno%C5%9B%C4%87/karta', true],
    ['/koszyk/płatność', '/koszyk/p%C5%82atnosc', false],
    ['/wiki/Vase_%28blue%29', '/wiki/Vase_(blue)', true],
    ['/two words', '/two%20words', true],
    // A slash that is part of a name is no slash of the path.
    ['/files/*', '/files/a%2Fb', true],
    // What is no letter stays as it is, and what stands beside it is read.
    ['/100%/ś', '/100%/%C5%9B', true],
    ['/*/ś', '/%FF/%C5%9B', true],
    ['/%ff', '/%ff', true],
  ])('%s covers %s: %s', (pattern, path, covered) => {
    expect(covers(pattern, path)).toBe(covered);
  });

  test('a path without wildcards covers itself, whatever its characters', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        fc.pre(!path.includes('*'));
        expect(covers('/' + path, '/' + path)).toBe(true);
      }),
    );
  });
});

describe('addresses', () => {
  test.each([
    ['/search', '/search?q=x#top', true],
    ['/search?q=*', '/search?page=2&q=kettle', true],
    ['/search?q=*', '/search?page=2', false],
    ['/search?q=tea&sort=price', '/search?sort=price&q=tea', true],
    ['/search?q=tea', '/search?q=coffee', false],
    ['/search?q=*', '/search?q=1/2 inch', true],
    ['/search?q=*inch', '/search?q=1%2F2+inch', true],
    ['/search?from=/orders/*', '/search?from=/orders/7/items', true],
    ['/search?from=:place', '/search?from=/orders/7', true],
    ['/search?q=*inch', '/search?q=1/2 foot', false],
    ['/search?tag=b', '/search?tag=a&tag=b', true],
    ['#/basket', '/app#/basket', true],
    ['/app#/orders/*', '/app#/orders/7', true],
    ['/app#/orders/*', '/app#/orders/7/items', false],
    ['/app#/orders/**', '/app#/orders/7/items', true],
    ['/app#/basket', '/app', false],
    ['/app#/płatność', '/app#/płatność', true],
    ['/app#/p%C5%82atno%C5%9B%C4%87', '/app#/płatność', true],
    ['/szukaj?q=żółty', '/szukaj?q=żółty', true],
    ['/szukaj?q=%C5%BC%C3%B3%C5%82ty', '/szukaj?q=żółty', true],
  ])('%s covers %s: %s', (pattern, address, covered) => {
    expect(coversAddress(pattern, new URL(address, 'https://shop.example'))).toBe(covered);
  });

  test('whatever stands in a pattern or an address, it answers', () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }), (pattern, address) => {
        expect(typeof coversAddress(pattern, new URL(address))).toBe('boolean');
      }),
    );
  });
});

test('however many stars stand in a row, a long address is read in no time', () => {
  expect(covers('/' + '*'.repeat(8) + 'x', '/' + 'a'.repeat(48))).toBe(false);
  expect(covers('/***/x', '/anything/x')).toBe(true);
});

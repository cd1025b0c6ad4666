import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, touchpointAt } from '../../packages/widget/src/page.js';

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

  test('the first touchpoint that covers the path is here', () => {
    const touchpoints = [
      { id: 'help', name: 'Help', paths: ['/help', '/faq/**'] },
      { id: 'home', name: 'Home', paths: ['/**'] },
      { id: 'never', name: 'Without paths' },
    ];
    expect(touchpointAt(touchpoints, '/faq/1')).toBe('help');
    expect(touchpointAt(touchpoints, '/x')).toBe('home');
    expect(touchpointAt([touchpoints[2]!], '/x')).toBeUndefined();
  });
});

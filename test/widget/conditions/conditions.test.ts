import { describe, expect, test } from 'vitest';
import type { Circumstances, Conditions } from '../../../packages/widget/src/conditions/conditions.js';
import { holds } from '../../../packages/widget/src/conditions/conditions.js';

const url = (href: string) => new URL(href, 'https://shop.example');
const at: Circumstances = {
  address: url('/orders/7?sort=price&page=2#/items'),
  referrer: 'https://search.example/find/it?q=kettle',
  trail: ['home', 'search', 'product'],
  phase: 'during',
  widthPx: 800,
  coarse: false,
  language: 'pt-BR',
  visitor: undefined,
  segments: ['gold', 'trade'],
  now: Date.parse('2026-11-24T12:00:00Z'),
  lot: 0.25,
};

test('no condition holds for everybody', () => {
  expect(holds({}, at)).toBe(true);
});

/** Condition, what is different from the scene above, and whether it holds. */
type Row = [when: Conditions, change: Partial<Circumstances>, held: boolean];

test.each<Row>([
  [{ addresses: ['/orders/*'] }, {}, true],
  [{ addresses: ['/basket', '/orders/:id'] }, {}, true],
  [{ addresses: ['/basket'] }, {}, false],
  [{ addresses: ['/orders/*?page=2'] }, {}, true],
  [{ addresses: ['/orders/*?page=3'] }, {}, false],
  [{ addresses: ['/orders/*?page=2&sort=*'] }, {}, true],
  [{ addresses: ['/orders/*?coupon=*'] }, {}, false],
  [{ addresses: ['#/items'] }, {}, true],
  [{ addresses: ['/orders/*#/other'] }, {}, false],
  [{ addresses: ['?q=*'] }, { address: url('/search?q=') }, true],

  [{ referrers: ['search.example/**'] }, {}, true],
  [{ referrers: ['*.example/**'] }, {}, true],
  [{ referrers: ['other.example/**'] }, {}, false],
  [{ referrers: ['**'] }, { referrer: '' }, false],

  [{ previous: ['search', 'home'] }, {}, true],
  [{ previous: ['home'] }, {}, false],
  [{ previous: ['home'] }, { trail: ['home'] }, false],
  [{ passed: ['product', 'home'] }, {}, true],
  [{ passed: ['product', 'checkout'] }, {}, false],

  [{ devices: ['desktop'] }, {}, true],
  [{ devices: ['desktop'] }, { coarse: true }, false],
  [{ devices: ['tablet'] }, { coarse: true }, true],
  [{ devices: ['phone'] }, { coarse: true, widthPx: 599 }, true],
  [{ devices: ['phone'] }, { coarse: true, widthPx: 600 }, false],
  [{ minWidthPx: 800, maxWidthPx: 800 }, {}, true],
  [{ minWidthPx: 801 }, {}, false],
  [{ maxWidthPx: 799 }, {}, false],

  [{ languages: ['pt'] }, {}, true],
  [{ languages: ['PT-br'] }, {}, true],
  [{ languages: ['pt-PT', 'en'] }, {}, false],
  [{ languages: ['p'] }, {}, false],

  [{ visitor: 'new' }, {}, false],
  [{ visitor: 'returning' }, {}, false],
  [{ visitor: 'returning' }, { visitor: 'returning' }, true],
  [{ visitor: 'returning' }, { visitor: 'new' }, false],

  [{ segments: ['silver', 'gold'] }, {}, true],
  [{ segments: ['silver'] }, {}, false],
  [{ phases: ['during', 'after'] }, {}, true],
  [{ phases: ['before'] }, {}, false],
  [{ phases: ['before'] }, { phase: undefined }, false],

  [{ from: '2026-11-24T12:00:00Z' }, {}, true],
  [{ from: '2026-11-24T13:00:01+01:00' }, {}, false],
  [{ until: '2026-11-24T12:00:00Z' }, {}, false],
  [{ until: '2026-11-24T12:00:01Z' }, {}, true],
  [{ from: 'tomorrow' }, {}, false],
  [{ until: 'tomorrow' }, {}, false],

  [{ share: 0.3 }, {}, true],
  [{ share: 0.25 }, {}, false],
  [{ share: 0 }, { lot: 0 }, false],
  [{ share: 1 }, { lot: 0.999 }, true],

  [{ devices: ['desktop'], phases: ['during'], share: 0.1 }, {}, false],
])('%j with %j: %s', (when, change, held) => {
  expect(holds(when, { ...at, ...change })).toBe(held);
});

describe('order never matters (touchpoints are met out of order)', () => {
  test.each([[['home', 'search', 'product']], [['product', 'search', 'home']]])('%j', (trail) => {
    expect(holds({ passed: ['search', 'home'] }, { ...at, trail })).toBe(true);
  });
});

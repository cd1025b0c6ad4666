import { expect, test } from 'vitest';
import { touchpointAt } from '../../../packages/widget/src/page/touchpoint.js';

test('the first touchpoint that covers the address is here', () => {
  const touchpoints = [
    { id: 'help', name: 'Help', paths: ['/help', '/faq/**'] },
    { id: 'basket', name: 'Basket', paths: ['/#/basket'] },
    { id: 'home', name: 'Home', paths: ['/**'] },
    { id: 'never', name: 'Without paths' },
  ];
  const at = (address: string, known = touchpoints) => touchpointAt(known, new URL(address, 'https://shop.example'));
  expect(at('/faq/1')).toBe('help');
  expect(at('/x')).toBe('home');
  expect(at('/#/basket')).toBe('basket');
  expect(at('/#/elsewhere')).toBe('home');
  expect(at('/x', [touchpoints[3]!])).toBeUndefined();
});

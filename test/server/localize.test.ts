import { expect, test } from 'vitest';
import { firstText, textFor } from '../../packages/server/src/localize.js';

const text = { de: 'Kasse', en: 'Checkout', 'pt-BR': 'Caixa', 'zh-Hans': '结账' };

test.each([
  ['de', 'Kasse'],
  ['de-AT', 'Kasse'],
  ['PT-br', 'Caixa'],
  ['pt-PT', 'Caixa'],
  ['zh-CN', '结账'],
  ['zh-TW', 'Checkout'],
  ['fr', 'Checkout'],
  ['__proto__', 'Checkout'],
])('for %s it is %s', (locale, expected) => {
  expect(textFor(text, locale)).toBe(expected);
});

test('without English it is what the brand wrote first', () => {
  expect(textFor({ pl: 'Kasa' }, 'fr')).toBe('Kasa');
  expect(firstText(text)).toBe('Kasse');
  expect(textFor('Checkout', 'pl')).toBe('Checkout');
});

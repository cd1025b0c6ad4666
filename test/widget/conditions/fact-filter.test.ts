import { expect, test } from 'vitest';
import type { FactFilter } from '../../../packages/widget/src/conditions/fact-filter.js';
import { passes } from '../../../packages/widget/src/conditions/fact-filter.js';

const facts = { code: 'card-declined', tries: 2, retry: true };

test.each<[name: string, is: FactFilter['is'], value: FactFilter['value'], passed: boolean]>([
  ['code', 'equals', 'card-declined', true],
  ['code', 'equals', 'card', false],
  ['tries', 'equals', 2, true],
  ['tries', 'equals', '2', false],
  ['retry', 'equals', true, true],
  ['code', 'not', 'expired', true],
  ['code', 'not', 'card-declined', false],
  ['absent', 'not', 'anything', true],
  ['absent', 'equals', 'anything', false],
  ['code', 'contains', 'declined', true],
  ['code', 'contains', 'Declined', false],
  ['tries', 'contains', '2', false],
  ['tries', 'greater', 1, true],
  ['tries', 'greater', 2, false],
  ['code', 'greater', 1, false],
  ['tries', 'less', 3, true],
  ['tries', 'less', 2, false],
  ['absent', 'less', 2, false],
  ['code', 'in', ['expired', 'card-declined'], true],
  ['tries', 'in', ['2'], false],
  ['absent', 'in', ['x'], false],
  ['code', 'in', 'card-declined', true],
  ['code', 'in', 'the card-declined one', false],
  ['tries', 'in', 5, false],
])('%s %s %j: %s', (name, is, value, passed) => {
  expect(passes({ name, is, value }, facts)).toBe(passed);
});

test('without any facts only "not" passes', () => {
  expect(passes({ name: 'code', is: 'not', value: 'x' }, undefined)).toBe(true);
  expect(passes({ name: 'code', is: 'equals', value: 'x' }, undefined)).toBe(false);
});

import { expect, test } from 'vitest';
import { gap } from '@earful/insight';

test('reproduces the vector of F2', () => {
  const result = gap([2, 2, 4, 1, 1]);
  expect(result).toMatchObject({ n: 10, k: 3, shares: [2, 2, 4, 1, 1], shortfall: 0.3 });
  expect(result.meanGap).toBeCloseTo(-0.3, 10);
  expect(result.score).toBeCloseTo(-15, 10);
  expect(result.netGap).toBeCloseTo(-0.2, 10);
  expect(result.deviation).toBeCloseTo(1.2517, 4);
  // t(9; 0.975) = 2.262157: 2.262157 × 1.251666 ÷ √10 = 0.895390
  expect(result.interval?.low).toBeCloseTo(-1.19539, 4);
  expect(result.interval?.high).toBeCloseTo(0.59539, 4);
});

test('gives the counts alone below ten answers', () => {
  expect(gap([2, 0, 0, 1, 0]).interval).toBeUndefined();
  expect(gap([1, 0, 0, 0, 0]).deviation).toBeUndefined();
});

test('without an answer every figure is absent', () => {
  expect(gap([0, 0, 0, 0, 0])).toEqual({ n: 0, k: 0, shares: [0, 0, 0, 0, 0] });
});

import { expect, test } from 'vitest';
import { overlap } from '../../../packages/widget/src/dom/overlap.js';

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

test('overlap is the area in common; edges that touch share none', () => {
  expect(overlap(box(0, 0, 10, 10), box(5, 5, 20, 20))).toBe(25);
  expect(overlap(box(0, 0, 10, 10), box(10, 0, 20, 10))).toBe(0);
  expect(overlap(box(0, 0, 10, 10), box(50, 50, 60, 60))).toBe(0);
});

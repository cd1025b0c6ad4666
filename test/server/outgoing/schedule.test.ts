import { expect, test } from 'vitest';
import { maxTries, waitAfter } from '../../../packages/server/src/outgoing/schedule.js';

const waits = (random: number) => Array.from({ length: maxTries }, (_, index) => waitAfter(index + 1, random));

test('ten attempts over more than three days, and then no more', () => {
  const [all, last] = [waits(0).slice(0, -1), waits(0).at(-1)];
  expect(all).toHaveLength(9);
  expect(last).toBeUndefined();
  const sum = all.reduce<number>((total, one) => total + one!, 0);
  expect(sum).toBeGreaterThan(3 * 86_400_000);
  expect(all.toSorted((a, b) => a! - b!)).toEqual(all);
});

test('chance only makes a wait longer, by a tenth at most', () => {
  for (const [index, longest] of waits(1).slice(0, -1).entries())
    expect(longest).toBe(Math.round(waits(0)[index]! * 1.1));
});

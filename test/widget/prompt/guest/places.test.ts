import { expect, test } from 'vitest';
import { canBeHidden, freest, placesFrom } from '../../../../packages/widget/src/prompt/guest/places.js';

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

test('it stays if it can, then changes sides, then becomes a bar; in use it does not; a bar stays one', () => {
  const whole = { aside: false, small: false };
  expect(placesFrom(whole, false)).toEqual([
    whole,
    { aside: true, small: false },
    { aside: false, small: true },
    { aside: true, small: true },
  ]);
  expect(placesFrom(whole, true)).toEqual([whole, { aside: true, small: false }]);
  expect(placesFrom({ aside: true, small: true }, false)).toEqual([
    { aside: true, small: true },
    { aside: false, small: true },
  ]);
});

test('the first place that covers nothing; else the first of those that cover least', () => {
  const covered: Record<string, number> = { a: 5, b: 0, c: 0 };
  expect(freest(['a', 'b', 'c'], (name) => covered[name]!)).toBe('b');
  expect(freest(['a', 'd', 'e'], (name) => ({ a: 5, d: 2, e: 2 })[name]!)).toBe('d');
});

test('what is larger than half the window cannot be hidden', () => {
  expect(canBeHidden(box(0, 0, 100, 50), 100, 100)).toBe(true);
  expect(canBeHidden(box(0, 0, 100, 51), 100, 100)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, readColour, safeOn } from '../../../../packages/widget/src/prompt/guest/contrast.js';
import type { Colour } from '../../../../packages/widget/src/prompt/guest/contrast.js';

const hex = (text: string): Colour => {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16) / 255);
  return [red!, green!, blue!, 1];
};

test('ratios known from the definition of WCAG 2.2', () => {
  expect(contrast(hex('#000000'), hex('#ffffff'))).toBeCloseTo(21, 5);
  expect(contrast(hex('#ffffff'), hex('#ffffff'))).toBe(1);
  // The lightest grey that may be text on white, and the first that may not.
  expect(contrast(hex('#767676'), hex('#ffffff'))).toBeCloseTo(4.54, 2);
  expect(contrast(hex('#777777'), hex('#ffffff'))).toBeCloseTo(4.48, 2);
});

test('colours are read as browsers write them', () => {
  expect(readColour('color(srgb 0.5 0 1)')).toEqual([0.5, 0, 1, 1]);
  expect(readColour('color(srgb -0.1 1.2 2.5e-3 / 0.4)')).toEqual([0, 1, 0.0025, 0.4]);
  expect(readColour('rgb(255, 0, 51)')).toEqual([1, 0, 0.2, 1]);
  expect(readColour('color(srgb 0 0 0 / 0)')).toEqual([0, 0, 0, 0]);
  expect(readColour('rgba(0, 0, 0, 0)')).toBeUndefined();
  expect(readColour('oklch(0.5 0.1 20)')).toBeUndefined();
  expect(readColour('')).toBeUndefined();
});

test('what shines through counts with the worse of what may lie behind', () => {
  const half: Colour = [1, 1, 1, 0.5];
  expect(contrast(hex('#000000'), half)).toBeCloseTo(contrast(hex('#000000'), hex('#808080')), 1);
  expect(contrast([0, 0, 0, 0.5], hex('#ffffff'))).toBeLessThan(4.5);
});

test('black or white can be read on every opaque background', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(part, part, part, (red, green, blue) => {
      const ground: Colour = [red, green, blue, 1];
      const text: Colour = safeOn(ground) === '#000' ? [0, 0, 0, 1] : [1, 1, 1, 1];
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.58);
    }),
  );
});

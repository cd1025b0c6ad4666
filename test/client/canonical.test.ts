import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { bodyOf } from '../../packages/client/src/canonical.js';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const scalar = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean());
const name = fc.string({ unit: 'grapheme', maxLength: 10 }).filter((key) => key !== '__proto__');
const tree = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 5 }),
  ),
})).tree;

/** What normalising promises, said with the platform's own means. */
const normal = (value: unknown): unknown =>
  typeof value === 'string'
    ? Buffer.from(value).toString().replaceAll('\0', '\ufffd').replaceAll('\r\n', '\n')
    : Array.isArray(value)
      ? value.map(normal)
      : value && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, normal(part)]))
        : Object.is(value, -0)
          ? 0
          : value;

afterEach(() => {
  for (const target of [Object, Array, String, Number, Boolean, Date]) {
    delete (target.prototype as { toJSON?: unknown }).toJSON;
  }
  delete (Object.prototype as { polluted?: unknown }).polluted;
});

test('parses back to the same data, normalised, in ASCII', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const written = bodyOf({ value });
      expect(written).toMatch(/^[ -~]*$/);
      expect((JSON.parse(written) as { value: unknown }).value).toEqual(normal(value));
    }),
  );
});

test('is not moved by a polluted toJSON, nor by inherited properties', () => {
  const value = { words: ['a', 'b'], facts: { code: 'card-declined', tries: 2, retry: true } };
  const before = bodyOf(value);
  for (const target of [Object, Array, String, Number, Boolean]) {
    (target.prototype as unknown as { toJSON: () => string }).toJSON = () => 'stolen';
  }
  (Object.prototype as unknown as { polluted: string }).polluted = 'yes';
  expect(JSON.stringify(value)).toBe('"stolen"');
  expect(bodyOf(value)).toBe(before);
  (Object.prototype as unknown as { toJSON: () => null }).toJSON = () => null;
  expect(bodyOf(value)).toBe(before);
});

test('does without JSON.stringify, which old libraries replace', () => {
  const before = bodyOf({ words: ['a "b" \\'] });
  const stringify = vi.spyOn(JSON, 'stringify').mockReturnValue('stolen');
  const after = bodyOf({ words: ['a "b" \\'] });
  stringify.mockRestore();
  expect(after).toBe(before);
});

test('a circle is an error, not a loop', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(() => bodyOf(circle)).toThrow(RangeError);
});

test('leaves out what JSON cannot say', () => {
  expect(bodyOf({ a: undefined, b: null, c: NaN, d: Infinity, e: () => 1, f: Symbol('x'), g: 0, h: '' })).toBe(
    '{"g":0,"h":""}',
  );
});

test('says sanitised only when words were changed', () => {
  expect(bodyOf({ comment: 'zażółć 👨‍👩‍👧 \u2028 \ufffd' })).not.toContain('sanitised');
  expect(JSON.parse(bodyOf({ comment: 'one\r\ntwo\rthree' }))).toEqual({ comment: 'one\ntwo\rthree' });
  expect(JSON.parse(bodyOf({ comment: 'a\0b' }))).toEqual({ comment: 'a\ufffdb', sanitised: true });
  expect(JSON.parse(bodyOf({ comment: 'cut \ud83d' }))).toEqual({ comment: 'cut \ufffd', sanitised: true });
  expect(JSON.parse(bodyOf({ comment: '\ude00\ud83d' }))).toEqual({ comment: '\ufffd\ufffd', sanitised: true });
});

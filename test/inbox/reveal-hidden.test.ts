import fc from 'fast-check';
import { expect, test } from 'vitest';
import { revealHidden } from '../../packages/inbox/src/text/reveal-hidden.js';

test('a direction override is named and takes no part in the text', () => {
  expect(revealHidden('invoice\u202Egnp.exe')).toEqual([
    { text: 'invoice' },
    { hidden: 'right-to-left override', code: 'U+202E' },
    { text: 'gnp.exe' },
  ]);
});

test.each([
  ['zero-width space', 'pay\u200Bpal'],
  ['byte order mark', '\uFEFFhello'],
  ['soft hyphen', 'a\u00ADb'],
  ['first-strong isolate', 'a\u2068b'],
  ['control character', 'a\u0007b'],
  ['tag character', 'a\u{E0041}b'],
  ['Hangul filler', 'a\u3164b'],
  ['combining grapheme joiner', 'pay\u034Fpal'],
  ['variation selector', '\uFE01a'],
  ['variation selector', 'hidden\u{E0100}\u{E0148}'],
])('%s shows', (name, input) => {
  expect(revealHidden(input)).toContainEqual(expect.objectContaining({ hidden: name }));
});

test.each([
  ['line breaks and tabs', 'one\n\ttwo'],
  ['a family of four', '👨‍👩‍👧‍👦 and 🏳️‍🌈'],
  ['Persian with its joiner', 'می‌خواهم'],
  ['Hindi with its joiner', 'क्‍ष'],
  ['a keycap, and a heart as text', '1\uFE0F\u20E3 \u2764\uFE0E'],
  ['a name in its own form', '\u845B\u{E0100}\u98FE'],
  ['accents', 'za\u0301z\u0307o\u0301łć'],
])('%s stay text', (_, input) => {
  expect(revealHidden(input)).toEqual([{ text: input }]);
});

test('a joiner between Latin letters is not spelling', () => {
  expect(revealHidden('pay\u200Dpal')).toHaveLength(3);
});

test('nothing of the text is lost or moved, and no text holds what turns the direction', () => {
  const character = fc.oneof(
    fc.constantFrom('\u202E', '\u2066', '\u200B', '\u200D', '\uFEFF', '\n', '👩', 'a', '\u{E0042}', 'ش'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(character), (characters) => {
      const input = characters.join('').replace(/\r\n?/g, '\n');
      const stretches = revealHidden(input);
      const back = stretches.map(
        (stretch) => stretch.text ?? String.fromCodePoint(Number.parseInt(stretch.code.slice(2), 16)),
      );
      expect(back.join('')).toBe(input);
      for (const { text } of stretches) expect(text ?? '').not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/);
    }),
  );
});

import { inLetters } from '@earful/protocol/letters';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each([
  ['/p%C5%82atno%c5%9b%c4%87', '/płatność'],
  ['/two%20words', '/two words'],
  // A slash that is part of a name, and what is no letter at all.
  ['/a%2Fb', '/a%2Fb'],
  ['/%FF/%C5%9B', '/%FF/ś'],
  ['/100%', '/100%'],
])('%s reads %s', (address, letters) => {
  expect(inLetters(address)).toBe(letters);
});

test('whatever a browser has written for letters is read as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(inLetters(encodeURI(text))).toBe(text);
    }),
  );
});

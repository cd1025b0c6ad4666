import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../packages/client/src/sha256.js';

const reference = (text: string) => createHash('sha256').update(text, 'ascii').digest('hex');
const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 300 });

test('agrees with the platform on any ASCII text', () => {
  fc.assert(fc.property(ascii, (text) => sha256(text) === reference(text)));
});

test('agrees at every length around the block boundaries', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length);
    expect(sha256(text), `${length} bytes`).toBe(reference(text));
  }
});

test('agrees on a body of the largest size', () => {
  const text = 'The parcel is late. '.repeat(3_300);
  expect(sha256(text)).toBe(reference(text));
});

test('gives the published vectors', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

import { randomBytes } from 'node:crypto';
import { critiqueId, reference, secret } from '@earful/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mintIdentity } from '@earful/protocol/identity';

const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
/** Mints with these random bytes. */
const from = (bytes: Uint8Array, nowMs = 0) => mintIdentity(nowMs, () => bytes);
const referenceOf = (bytes: Uint8Array) => from(bytes).reference;
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The rule on its own: the last character is what the seven before it demand. */
const isConsistent = (code: string): boolean => {
  const digits = [...code.replace('-', '')].map((letter) => letters.indexOf(letter));
  return referenceOf(Uint8Array.from(digits.slice(0, 7))).at(-1) === letters[digits[7]!];
};

test('follows the contract, with any random bytes and any clock', () => {
  fc.assert(
    fc.property(fc.double(), fc.infiniteStream(fc.nat(255)), (nowMs, stream) => {
      const minted = mintIdentity(Math.min(nowMs || 0, 2 ** 47), (count) => Uint8Array.from(stream.take(count)));
      critiqueId.parse(minted.critiqueId);
      reference.parse(minted.reference);
      secret.parse(minted.secret);
    }),
  );
});

test('never mints the same name twice', () => {
  const minted = Array.from({ length: 2_000 }, () => mintIdentity(1_772_366_400_000, random));
  expect(new Set(minted.map((identity) => identity.critiqueId)).size).toBe(2_000);
  expect(new Set(minted.map((identity) => identity.secret)).size).toBe(2_000);
});

test('a later critique has a greater id, and the id holds its time', () => {
  const moment = fc.nat(2 ** 47);
  fc.assert(
    fc.property(moment, moment, bytes(9), bytes(9), (a, b, first, second) => {
      fc.pre(a < b);
      const { critiqueId } = from(first, a);
      expect(critiqueId < from(second, b).critiqueId).toBe(true);
      expect(parseInt(critiqueId.replace('-', '').slice(0, 12), 16)).toBe(a);
    }),
  );
});

describe('the check character', () => {
  const code = bytes(7).map(referenceOf);
  const position = fc.nat(7);
  const place = (index: number) => (index < 4 ? index : index + 1);

  test('fits its own code', () => {
    fc.assert(fc.property(code, (text) => isConsistent(text)));
  });

  test('catches every single wrong character', () => {
    fc.assert(
      fc.property(code, position, fc.nat(31), (text, index, letter) => {
        const wrong = [...text];
        fc.pre(wrong[place(index)] !== letters[letter]);
        wrong[place(index)] = letters[letter]!;
        expect(isConsistent(wrong.join(''))).toBe(false);
      }),
    );
  });

  test('catches every swap of two neighbours', () => {
    fc.assert(
      fc.property(code, fc.nat(6), (text, index) => {
        const wrong = [...text];
        const [one, other] = [place(index), place(index + 1)];
        fc.pre(wrong[one] !== wrong[other]);
        [wrong[one], wrong[other]] = [wrong[other]!, wrong[one]!];
        expect(isConsistent(wrong.join(''))).toBe(false);
      }),
    );
  });
});

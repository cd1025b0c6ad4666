import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingLine } from '../../../packages/widget/src/prompt/opening-line.js';

const lineOf = (facts: Record<string, unknown>, change: object = {}, locale = 'en') =>
  openingLine(
    {
      touchpoint: 'checkout',
      origin: 'paymentFailed',
      says: { en: 'The payment of {amount} didn’t go through.', ar: 'لم تنجح دفعة {amount}.' },
      variables: ['amount'],
      saysWithout: { en: 'The payment didn’t go through.' },
      facts: facts as never,
      ...change,
    },
    locale,
  );

describe('openingLine', () => {
  test('has the facts that the configuration lists', () => {
    expect(lineOf({ amount: '49 EUR' })).toBe('The payment of 49 EUR didn’t go through.');
    expect(lineOf({ amount: 1234.5 })).toBe('The payment of 1234.5 didn’t go through.');
    expect(lineOf({ amount: 1234.5 }, {}, 'de')).toContain('1234,5');
  });

  test.each([{}, { amount: '' }, { amount: '  ' }, { amount: true }, { other: '49' }, { amount: '\u202e' }])(
    'without it says the other line: %j',
    (facts) => {
      expect(lineOf(facts)).toBe('The payment didn’t go through.');
      expect(lineOf(facts, { saysWithout: undefined })).toBe('');
    },
  );

  test('a long fact is shortened, by whole characters', () => {
    expect(lineOf({ amount: '👍'.repeat(100) })).toBe(`The payment of ${'👍'.repeat(60)}… didn’t go through.`);
  });

  test('a fact that is not listed never shows, nor does what every object has', () => {
    expect(lineOf({ amount: '49' }, { variables: ['code'] })).toBe('The payment didn’t go through.');
    expect(lineOf({}, { says: '{constructor}', variables: ['constructor'] })).toBe('The payment didn’t go through.');
  });

  test('without variables braces are just braces, and without a line there is none', () => {
    expect(lineOf({ amount: '49' }, { says: 'It was {amount}', variables: undefined })).toBe('It was {amount}');
    expect(lineOf({ amount: '49' }, { says: undefined, variables: undefined })).toBe('');
  });

  test('a fact stays in its slot, whatever directions it brings', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\u202e', '\u2066', '\u2069', '\u200f', 'א'), minLength: 1 }),
        (amount) => {
          const marks = [...lineOf({ amount }, {}, 'ar')].filter((one) =>
            /[\u200e-\u200f\u202a-\u202e\u2066-\u2069]/.test(one),
          );
          expect(['', '\u2068\u2069']).toContain(marks.join(''));
        },
      ),
    );
  });
});

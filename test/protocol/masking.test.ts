import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mintIdentity } from '../../packages/protocol/src/identity.js';
import { maxTextLength } from '../../packages/protocol/src/limits.js';
import { findPrivate, isTakenOut, mask, replacePrivate } from '../../packages/protocol/src/masking.js';

const found = (text: string) => findPrivate(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const sent = (text: string) => replacePrivate(text, findPrivate(text).filter(isTakenOut));

/** The digit that makes the whole pass Luhn's check, written anew from ISO/IEC 7812. */
const luhnDigit = (digits: string): number => {
  const sum = [...digits]
    .map(Number)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? String(digit * 2) : String(digit)))
    .join('');
  return (10 - ([...sum].reduce((total, digit) => total + Number(digit), 0) % 10)) % 10;
};
/** Check digits of ISO 13616, by whole-number arithmetic of any length. */
const ibanOf = (country: string, account: string): string => {
  const numeric = [...(account + country + '00')].map((character) => parseInt(character, 36)).join('');
  return country + String(98n - (BigInt(numeric) % 97n)).padStart(2, '0') + account;
};
const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
const card = fc
  .tuple(fc.constantFrom('4', '51', '37', '6011', '2221', '62'), digits(8, 14))
  .map(([issuer, rest]) => (issuer + rest).padEnd(12, '7'))
  .map((body) => body + String(luhnDigit(body)));
const iban = fc
  .tuple(
    fc.constantFrom('PL', 'DE', 'GB', 'NO', 'MT', 'FR'),
    fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 11, maxLength: 27 }),
  )
  .map(([country, account]) => ibanOf(country, account));
/** As people write it: in groups of four, or of any size. */
const grouped = (code: fc.Arbitrary<string>, ...gaps: string[]) =>
  fc
    .tuple(code, fc.constantFrom('', ' ', '-', '\u00a0', '  ', ' - ', '–', ...gaps), fc.integer({ min: 2, max: 6 }))
    .map(([text, gap, size]) => text.match(new RegExp(`.{1,${size}}`, 'g'))!.join(gap));
/** Words around it, in scripts with and without spaces. */
const around = fc.constantFrom(
  ['I paid with ', ' and waited.'],
  ['Card: ', ', valid'],
  ['卡号', '。我等了很久'],
  ['دفعت ببطاقة ', ' أمس'],
  ['(', ')'],
  ['', ''],
  ['\n', '\n12 euro'],
);

describe('card numbers', () => {
  test.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '3782 822463 10005',
    '٤١١١ ١١١١ ١١١١ ١١١١',
    '４１１１１１１１１１１１１１１１',
  ])('%s is taken out', (number) => {
    expect(sent(`I gave ${number}, twice.`)).toBe(`I gave ${mask}, twice.`);
  });

  test('every one with a right check digit, however it is grouped and whatever stands around it', () => {
    fc.assert(
      fc.property(grouped(card, '.'), around, (number, [before, after]) => {
        const text = sent(before + number + after);
        expect(text.startsWith(before)).toBe(true);
        expect(text).toContain(mask);
        // Nothing that could be put together again: fewer than four of its last digits.
        expect(text.slice(before!.length).replace(/\D/g, '')).toBe(after!.replace(/\D/g, ''));
      }),
    );
  });

  test('with a wrong check digit it is only offered as a long number', () => {
    fc.assert(
      fc.property(card, (number) => {
        const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10);
        expect(sent(`Wrong: ${wrong}.`)).toBe(`Wrong: ${wrong}.`);
        expect(found(`Wrong: ${wrong}.`).map(([, text]) => text)).toEqual([wrong]);
      }),
    );
  });

  test('"No." before a number is no country', () => {
    expect(sent('No. 4347237726023867')).toBe('No. 4347237726023867');
  });

  test('also beside its date, its security code and another number', () => {
    expect(sent('4111 1111 1111 1111 12/27')).toBe(`${mask} 12/27`);
    expect(sent('order 12345, 5555 5555 5555 4444')).toBe(`order 12345, ${mask}`);
    expect(sent('77 4111111111111111 12')).toBe(`77 ${mask} 12`);
  });
});

describe('bank account numbers', () => {
  test.each([
    'PL61 1090 1014 0000 0712 1981 2874',
    'GB29NWBK60161331926819',
    'de89-3704-0044-0532-0130-00',
    'NO9386011117947',
  ])('%s is taken out', (number) => {
    expect(found(`Pay to ${number}, please.`)).toEqual([['iban', number]]);
    expect(sent(`Pay to ${number}, please.`)).toBe(`Pay to ${mask}, please.`);
  });

  test('every one with right check digits', () => {
    fc.assert(
      fc.property(grouped(iban), (number) => {
        expect(sent(`Konto: ${number}.`)).toBe(`Konto: ${mask}.`);
      }),
    );
  });

  test('with wrong check digits it stays', () => {
    expect(sent('PL62 1090 1014 0000 0712 1981 2874')).toContain('PL62');
  });
});

describe('what is only offered', () => {
  test.each([
    ['Write to anna.k+shop@mail.example.org.', 'email', 'anna.k+shop@mail.example.org'],
    ['写信给 li@例子.cn！', 'email', 'li@例子.cn'],
    ['Call +48 600 100 200 after six', 'phone', '+48 600 100 200'],
    ['Call (020) 7946 0000', 'phone', '(020) 7946 0000'],
    ['Tel. 0601234567', 'phone', '0601234567'],
    ['My number 600-100-200', 'phone', '600-100-200'],
    ['Passport 123456789', 'digits', '123456789'],
  ])('%s', (text, kind, what) => {
    expect(found(text)).toEqual([[kind, what]]);
    expect(sent(text)).toBe(text);
  });
});

describe('what survives', () => {
  test.each([
    'Order 10482, 2 of 3 parcels',
    'Order ORD-2026-00048213',
    'Ticket AB12345678901234',
    'On 2026-11-25 at 12:30 and on 25.11.2026 at 09:15',
    'It was 1 299.00 and then 2 599.00',
    'Reference 1234-5678, and K7M2-9QXE',
    'Parcel JD014600003828392837',
    'me@home, or @anna',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('every reference of ours, and a number of at most eight digits', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(bytes, digits(1, 8), (random, order) => {
        const { reference } = mintIdentity(0, (count) => random.slice(0, count));
        expect(found(`${reference}: order${order[0] === '0' ? '' : ` ${order}`} is late`)).toEqual([]);
      }),
    );
  });
});

describe('any text', () => {
  const piece = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), grouped(card), grouped(iban), digits(1, 25));
  const anything = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' '));

  test('finds lie in it, in order, one after the other', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let from = 0;
        for (const { start, end } of findPrivate(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('what is between the finds stays as it was, and what was replaced is not found again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const finds = findPrivate(text);
        const after = replacePrivate(text, finds);
        const kept = finds.reduceRight((rest, { start, end }) => rest.slice(0, start) + mask + rest.slice(end), text);
        expect(after).toBe(kept);
        expect(findPrivate(sent(text)).filter(isTakenOut)).toEqual([]);
        expect(replacePrivate(text, [])).toBe(text);
      }),
    );
  });

  test.each(['1', '1 ', '1@', 'a@', '12 34-', '(', 'ab12 ', '1.1.', '4111 1111 1111 1111 '])(
    'as long as a field takes, of nothing but "%s", takes no time to speak of',
    (unit) => {
      const text = unit.repeat(maxTextLength).slice(0, maxTextLength);
      findPrivate(text);
      // Of the processor, not of the clock: other programs may have it meanwhile.
      const before = process.cpuUsage();
      findPrivate(text);
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(200);
    },
  );
});

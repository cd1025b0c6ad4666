import { entriesFor, lookUp } from '@earful/protocol/wording/look-up';
import { expect, test } from 'vitest';

test.each([
  ['pl', 'pl'],
  ['pl-PL', 'pl'],
  ['PL_pl', 'pl'],
  ['en-GB', 'en'],
  ['en-US-u-hc-h12', 'en'],
])('%s is %s', (tag, locale) => expect(lookUp(tag)).toBe(locale));

test.each(['nb', 'sr-Cyrl', 'en-Shaw', 'yue', '', 'english!', '__proto__', 'x-pl', 'a'.repeat(100)])(
  '%j is none of ours',
  (tag) => expect(lookUp(tag)).toBeUndefined(),
);

test('a record by language: the very tag, then the language, then the one of ours that is shown', () => {
  const record = { en: 1, PL: 2, 'en-gb': 3 };
  expect(entriesFor(record, 'en-GB')).toEqual([3, 1]);
  expect(entriesFor(record, 'pl_PL')).toEqual([2]);
  expect(entriesFor(record, 'nb')).toEqual([1]);
  expect(entriesFor({ nb: 4 }, 'nb-NO')).toEqual([4]);
  expect(entriesFor({ fr: 5 }, '__proto__')).toEqual([]);
});

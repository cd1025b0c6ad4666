import { entriesFor, lookUp } from '@earful/protocol/wording/look-up';
import { locales } from '@earful/protocol/wording/locales';
import { expect, test } from 'vitest';

const pick = ({ language, script }: Intl.Locale) => ({ language, script });

test.each(locales)('%s is itself', (locale) => expect(lookUp(locale)).toBe(locale));

test.each([
  ['PL_pl', 'pl'],
  ['en-GB', 'en'],
  ['en-US-u-hc-h12', 'en'],
  ['de-AT', 'de'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-SG', 'zh-Hans'],
  ['cmn-Hans', 'zh-Hans'],
  ['ar-EG', 'ar'],
  ['es-419', 'es'],
])('%s is %s', (tag, locale) => expect(lookUp(tag)).toBe(locale));

test.each(['zh-TW', 'zh-HK', 'zh-Hant', 'zh-Hant-CN'])('%s is never written in simplified characters', (tag) =>
  expect(lookUp(tag)).toBeUndefined(),
);

test.each(['nb', 'sr', 'uk-Latn', 'en-Shaw', 'yue', '', 'english!', '__proto__', 'x-pl', 'a'.repeat(100)])(
  '%j is none of ours',
  (tag) => expect(lookUp(tag)).toBeUndefined(),
);

test('a usual tag asks for what its likely script says, whatever the region', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other.toUpperCase()));
  const regions = ['', ...[...codes, '001', '419'].map((code) => `-${code.toUpperCase()}`)];
  const likely = (tag: string) => new Intl.Locale(tag).maximize();
  const ours = locales.map((locale) => ({ locale, ...pick(likely(locale)) }));
  for (const language of ['ar', 'cs', 'en', 'ja', 'pt', 'sr', 'uk', 'zh'])
    for (const region of regions) {
      const tag = language + region;
      const wanted = pick(likely(tag));
      const found = ours.find((one) => one.language === wanted.language && one.script === wanted.script);
      expect(lookUp(tag), tag).toBe(found?.locale);
    }
});

test('a record by language: the very tag, then the language, then the one of ours that is shown', () => {
  const record = { en: 1, PL: 2, 'en-gb': 3, 'pt-BR': 4 };
  expect(entriesFor(record, 'en-GB')).toEqual([3, 1]);
  expect(entriesFor(record, 'pl_PL')).toEqual([2]);
  expect(entriesFor(record, 'pt-PT')).toEqual([4]);
  expect(entriesFor(record, 'nb')).toEqual([1]);
  expect(entriesFor({ nb: 5 }, 'nb-NO')).toEqual([5]);
  expect(entriesFor({ fr: 6 }, '__proto__')).toEqual([]);
});

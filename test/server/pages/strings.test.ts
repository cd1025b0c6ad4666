import { locales } from '@earful/protocol/wording/locales';
import { describe, expect, test } from 'vitest';
import { stringsFor } from '../../../packages/server/src/pages/strings/index.js';
import { filesBelow } from '../../helpers/repository.js';
import { flatten, slotsOf } from '../../helpers/texts.js';

const folder = 'packages/server/src/pages/strings';

test('there is a file for each language, and no other', () => {
  const wanted = [...locales.map((tag) => tag.toLowerCase()), 'index', 'page-words'].map(
    (name) => `${folder}/${name}.ts`,
  );
  expect(filesBelow(folder).toSorted()).toEqual(wanted.toSorted());
});

describe.each(locales)('%s', (locale) => {
  const strings = stringsFor(locale);
  const shape = (words: object) =>
    flatten(words)
      .filter(([path]) => !/^(tag|dir|kioskClear|more)/.test(path))
      .map(([path, text]) => [path, slotsOf(text)]);

  test('says the same as English, with the same slots', () => {
    expect(strings).toMatchObject({ tag: locale, dir: locale === 'ar' ? 'rtl' : 'ltr' });
    expect(shape(strings)).toEqual(shape(stringsFor('en')));
  });

  test('has every plural form of its language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    expect(Object.keys(strings.kioskClear).toSorted()).toEqual(forms.toSorted());
    for (const text of Object.values(strings.kioskClear)) expect(slotsOf(text)).toEqual(['{n}']);
  });

  test('says what it was written from', async () => {
    const { state } = (await import(`../../../packages/server/src/pages/strings/${locale.toLowerCase()}.ts`)) as {
      state: object;
    };
    expect(state).toEqual({ source: expect.stringMatching(/^our (own|English)$/) as string, reviewed: false });
  });
});

test('answers are worded as they were on the page, by the number that travels', () => {
  const { comparisons, severities, prompt } = stringsFor('de-AT');
  expect(comparisons).toMatchObject({ '-2': prompt.answers[0], 0: prompt.answers[2], 2: prompt.answers[4] });
  expect(severities).toMatchObject({ 1: prompt.severities[0], 4: prompt.severities[3] });
});

test.each(['nb', 'zh-TW', '', '"><b>'])('a language that we do not speak is English: %j', (locale) => {
  expect(stringsFor(locale)).toBe(stringsFor('en'));
});

test('the own texts of a brand reach these pages too', () => {
  const wording = {
    en: { pageKeepLink: 'Keep the link.', answersMuchWorse: 'far worse', pageStatesReceivedName: 'Here' },
  };
  const own = stringsFor('en-GB', wording);
  expect(own.keepLink).toBe('Keep the link.');
  expect(own.comparisons['-2']).toBe('far worse');
  expect(own.states.received.name).toBe('Here');
  expect(own.tag).toBe('en');
  expect(stringsFor('pl', wording)).toEqual(stringsFor('pl'));
});

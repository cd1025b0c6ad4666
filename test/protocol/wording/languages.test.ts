import { locales } from '@earful/protocol/wording/locales';
import { detailsFiles } from '@earful/protocol/wording/details';
import { invitationsFiles } from '@earful/protocol/wording/invitations';
import { launcherFiles } from '@earful/protocol/wording/launcher';
import { moreFiles } from '@earful/protocol/wording/more';
import { promptFiles } from '@earful/protocol/wording/prompt';
import { returnedFiles } from '@earful/protocol/wording/returned';
import type { WordingState } from '@earful/protocol/wording/types';
import { describe, expect, test } from 'vitest';
import { filesBelow } from '../../helpers/repository.js';
import { flatten, slotsOf } from '../../helpers/texts.js';

const parts = {
  prompt: promptFiles,
  details: detailsFiles,
  more: moreFiles,
  invitations: invitationsFiles,
  launcher: launcherFiles,
  returned: returnedFiles,
};
const plurals = ['keepsContact', 'keepsWords'];
const isPlural = (path: string) => plurals.includes(path.split('.')[0]!);

describe.each(Object.entries(parts))('%s', (part, files) => {
  test('has a file for each language, and no other', () => {
    const wanted = locales.map((locale) => `packages/protocol/src/wording/${part}/${locale.toLowerCase()}.ts`);
    expect(filesBelow(`packages/protocol/src/wording/${part}`).toSorted()).toEqual(wanted.toSorted());
    expect(Object.keys(files)).toEqual(locales);
  });

  describe.each(locales)('%s', (locale) => {
    const shape = (texts: object) =>
      flatten(texts)
        .filter(([path]) => !isPlural(path) && !/^(warm|formal)/.test(path))
        .map(([path, text]) => [path, slotsOf(text)]);

    test('has the keys of the English one, in its order, each with the same slots', async () => {
      expect(shape(await files[locale]())).toEqual(shape(await files.en()));
    });

    test('says what it was written from, and that nobody has signed it unless somebody has', async () => {
      const file = (await import(`../../../packages/protocol/src/wording/${part}/${locale.toLowerCase()}.ts`)) as {
        state: WordingState;
      };
      expect(['our own', 'our English']).toContain(file.state.source);
      if (file.state.reviewed) expect(Object.keys(file.state.reviewed)).toEqual(['reviewer', 'reviewedAt']);
    });

    test('begins and ends with a letter or a sign, and has no empty text', async () => {
      const untidy = flatten(await files[locale]()).filter(
        ([, text]) => !text || text !== text.trim() || /\s{2}/.test(text),
      );
      expect(untidy).toEqual([]);
    });
  });
});

describe.each(locales)('%s', (locale) => {
  test('has every plural form of its language', async () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const more = await moreFiles[locale]();
    for (const key of plurals) {
      const table = more[key as 'keepsContact'];
      expect(Object.keys(table).toSorted()).toEqual(forms.toSorted());
      expect(slotsOf(table.other!)).toEqual(['{n}']);
    }
  });

  test('other tones replace texts of the prompt, with the same slots', async () => {
    const prompt = (await promptFiles[locale]()) as unknown as Record<string, string>;
    const { warm, formal } = await invitationsFiles[locale]();
    for (const tone of [warm, formal]) {
      expect(Object.keys(tone)).toEqual(expect.arrayContaining(['inviteTitle', 'inviteBody', 'received', 'nextOpen']));
      for (const [key, text] of Object.entries(tone)) {
        expect(text).not.toBe(prompt[key]);
        expect([key, slotsOf(text)]).toEqual([key, slotsOf(prompt[key]!)]);
      }
    }
  });

  test('no key means two things', async () => {
    const prompt = Object.keys(await promptFiles[locale]());
    const more = [...Object.keys(await moreFiles[locale]()), 'neutral', 'praise', 'warm', 'formal', 'launcher', 'page'];
    expect(prompt.filter((key) => more.includes(key))).toEqual([]);
  });
});

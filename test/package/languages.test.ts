import { details } from '@earful/protocol/wording/details/en';
import { invitations } from '@earful/protocol/wording/invitations/en';
import { launcher } from '@earful/protocol/wording/launcher/en';
import { returned } from '@earful/protocol/wording/returned/en';
import { locales } from '@earful/protocol/wording/locales';
import { more } from '@earful/protocol/wording/more/en';
import { mapTexts } from '@earful/protocol/wording/override';
import { prompt } from '@earful/protocol/wording/prompt/en';
import type { WordingState } from '@earful/protocol/wording/types';
import { expect, test } from 'vitest';
import { page } from '../../packages/server/src/pages/strings/en.js';
import { readText } from '../helpers/repository.js';

const docs = readText('packages/widget/docs/languages.md');

test.each(locales)('the row of %s says of the file of the prompt what it says itself', async (locale) => {
  const file = (await import(`../../packages/protocol/src/wording/prompt/${locale.toLowerCase()}.ts`)) as {
    state: WordingState;
  };
  const { source, reviewed } = file.state;
  const row = docs.split('\n').find((line) => line.startsWith(`| \`${locale}\` |`));
  expect(row?.split(' | ').slice(2, 4)).toEqual([
    source,
    reviewed ? `${reviewed.reviewer}, ${reviewed.reviewedAt}` : 'no',
  ]);
});

test('every key that a brand can replace is listed, and no other', () => {
  const { neutral, praise } = invitations;
  const keys: string[] = [];
  const note = (texts: object, group?: string): void => {
    mapTexts(texts, (key, text) => (keys.push(key), text), group);
  };
  note({ ...prompt, ...details, ...more, neutral, praise });
  note(launcher, 'launcher');
  note(returned, 'returned');
  note(page, 'page');
  const listed = [...docs.slice(docs.indexOf('### Prompt')).matchAll(/`(\w+)`/g)].map(([, key]) => key!);
  expect(listed).toEqual(keys);
});

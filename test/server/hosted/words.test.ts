import { expect, test } from 'vitest';
import { wordsFor } from '../../../packages/server/src/hosted/words.js';
import { en } from '../../../packages/widget/src/prompt/strings/en.js';
import { pl } from '../../../packages/widget/src/prompt/strings/pl.js';

test.each([
  ['en', en],
  ['pl', pl],
])('the hosted page and the prompt say the same in %s', (locale, strings) => {
  expect(strings).toMatchObject(wordsFor(locale));
});

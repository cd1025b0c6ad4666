import { doubt } from '@earful/insight';
import { expect, test } from 'vitest';

const signs = { isTrapFilled: false, tookMs: undefined, words: '', isRepeated: false };
const links = (count: number) => 'see https://example.org/x '.repeat(count);

test.each([
  ['nothing', {}, []],
  ['a filled trap', { isTrapFilled: true }, ['trap']],
  ['one quick tap', { tookMs: 10 }, []],
  ['a few links, as people copy them', { words: links(3) }, []],
  ['four links', { words: links(4) }, ['links']],
  ['links of several kinds', { words: '[url=x] <a href=x> [URL] HTTP://x' }, ['links']],
  ['a word that only begins like one', { words: '<abbr> [urls] <address> https: http://' }, []],
  ['the words of many', { isRepeated: true }, []],
  ['the words of many, at once', { isRepeated: true, tookMs: 999 }, ['instant', 'repeated']],
  ['the words of many, after a second', { isRepeated: true, tookMs: 1_000 }, []],
  ['two links at once', { tookMs: 0, words: links(2) }, ['links', 'instant']],
  [
    'everything',
    { isTrapFilled: true, tookMs: 0, words: links(9), isRepeated: true },
    ['trap', 'links', 'instant', 'repeated'],
  ],
])('%s', (_name, given, expected) => {
  expect(doubt({ ...signs, ...given })).toEqual(expected);
});

test('counts links of a very long text in no time', () => {
  expect(doubt({ ...signs, words: '<'.repeat(12_000) + 'http:/'.repeat(2_000) })).toEqual([]);
});

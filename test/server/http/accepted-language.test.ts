import { expect, test } from 'vitest';
import { acceptedLanguage } from '../../../packages/server/src/http/accepted-language.js';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['pl-PL,pl;q=0.9,en;q=0.8', 'pl-PL'],
  ['nb, da;q=0.9, de;q=0.5, en;q=0.3', 'de'],
  ['en;q=0.2, fr;q=0.7', 'fr'],
  ['pl;q=0, *', 'en'],
  ['zh-TW, ja;q=0.1', 'ja'],
  ['"><script>', 'en'],
  ['en-x-aaaaaaaa-bbbbbbbb-cccccccc-dddd, pl;q=0.5', 'pl'],
])('%j asks for %s', (header, tag) => expect(acceptedLanguage(header)).toBe(tag));

test('thousands of tags take no longer than a browser has', () => {
  const best = (header: string): number =>
    Math.min(
      ...Array.from({ length: 10 }, () => {
        const sinceMs = performance.now();
        acceptedLanguage(header);
        return performance.now() - sinceMs;
      }),
    );
  const usualMs = best('aaa,'.repeat(100));
  expect(best('aaa,'.repeat(4_000))).toBeLessThan(10 * usualMs);
});

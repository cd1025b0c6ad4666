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
])('%j asks for %s', (header, tag) => expect(acceptedLanguage(header)).toBe(tag));

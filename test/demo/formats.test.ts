import { expect, test } from 'vitest';
import { formatDay } from '../../demo/src/shop/formats.js';

test.each([
  ['en', 'Wednesday, 2\u00a0December'],
  ['pl', 'środa, 2\u00a0grudnia'],
] as const)('a day and its month stay on one line: %s', (language, written) => {
  expect(formatDay(new Date('2026-12-02T12:00:00Z'), language)).toBe(written);
});

import { expect, test } from 'vitest';
import { describeAge } from '../../packages/inbox/src/text/describe-age.js';

const now = Date.parse('2026-03-11T10:00:00Z');

test.each([
  ['2026-03-11T09:59:30Z', 'just now'],
  ['2026-03-11T09:48:00Z', '12 min ago'],
  ['2026-03-11T06:59:00Z', '3 h ago'],
  ['2026-03-05T09:00:00Z', '6 d ago'],
  ['2026-03-11T10:05:00Z', 'just now'],
  ['not a date', 'just now'],
])('%s is "%s"', (iso, text) => {
  expect(describeAge(iso, now)).toBe(text);
});

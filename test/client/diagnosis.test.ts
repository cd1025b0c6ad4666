import { diagnose } from '@earful/client';
import { expect, test } from 'vitest';

const now = Date.parse('2026-03-01T12:00:00Z');
const waiting = { notBefore: now + 900_000 };
const due = { notBefore: 0 };

test.each([
  [undefined, due, 'untried'],
  [0, due, 'no-answer'],
  [0, waiting, 'blocked-by-policy'],
  [200, waiting, 'not-a-receiver'],
  [204, waiting, 'not-a-receiver'],
  [401, waiting, 'wrong-key'],
  [403, waiting, 'not-allowed'],
  [404, waiting, 'not-there'],
  [405, waiting, 'not-there'],
  [408, waiting, 'busy'],
  [410, waiting, 'not-there'],
  [413, waiting, 'refused'],
  [425, waiting, 'busy'],
  [428, waiting, 'work-wanted'],
  [429, waiting, 'busy'],
  [503, waiting, 'busy'],
] as const)('answered with %s: %o is %s', (status, record, diagnosis) => {
  expect(diagnose(record, status, now)).toBe(diagnosis);
});

test('what was handed back is that, whatever came last', () => {
  expect(diagnose({ ...waiting, returned: {} }, 422, now)).toBe('returned');
});

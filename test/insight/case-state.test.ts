import { expect, test } from 'vitest';
import { caseState } from '@earful/insight';

const at = '2026-01-02T03:04:05.000Z';

test.each([
  [{}, 'received'],
  [{ acknowledgedAt: null, answeredAt: null }, 'received'],
  [{ acknowledgedAt: at }, 'acknowledged'],
  [{ acknowledgedAt: at, answeredAt: at }, 'answered'],
  [{ answeredAt: at }, 'answered'],
])('%j is %s', (facts, expected) => {
  expect(caseState(facts)).toBe(expected);
});

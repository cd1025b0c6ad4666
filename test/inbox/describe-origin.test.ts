import { origins } from '@earful/protocol/names';
import { expect, test } from 'vitest';
import { describeOrigin } from '../../packages/inbox/src/text/describe-origin.js';
import { strings } from '../../packages/inbox/src/text/strings.js';

test('every origin of the contract has words, and no other has any', () => {
  expect(Object.keys(strings.origin).sort()).toEqual([...origins].sort());
});

test('one that a newer page has sent is shown by its own name', () => {
  expect(describeOrigin('paymentFailed')).toBe('asked after a failed payment');
  expect(describeOrigin('gamePaused')).toBe('asked: gamePaused');
  expect(describeOrigin('toString')).toBe('asked: toString');
});

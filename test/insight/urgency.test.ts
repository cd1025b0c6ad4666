import { urgency } from '@earful/insight';
import { expect, test } from 'vitest';

const nothing = { timeCriticalPromise: false, failedBefore: false };

test('whoever may not come back is urgent, whatever else was answered', () => {
  expect(urgency({ ...nothing, severity: 4 })).toBe('mayNotReturn');
  expect(urgency({ ...nothing, severity: 4, disconfirmation: 1 })).toBe('mayNotReturn');
  expect(urgency({ timeCriticalPromise: true, failedBefore: true, severity: 4 })).toBe('mayNotReturn');
});

test.each([1, 2, 3])('severity %i alone can wait', (severity) => {
  expect(urgency({ ...nothing, severity, disconfirmation: -2 })).toBeUndefined();
});

test.each([
  ['much worse', -2, 'timeCriticalPromise'],
  ['worse', -1, 'timeCriticalPromise'],
  ['a known failure', undefined, 'timeCriticalPromise'],
  ['as expected', 0, undefined],
  ['better', 1, undefined],
])('a promise that suffers no delay, and it was %s', (_, disconfirmation, reason) => {
  expect(urgency({ timeCriticalPromise: true, failedBefore: false, disconfirmation })).toBe(reason);
});

test('a second failure is urgent; praise after a failure is not, nor a first one', () => {
  expect(urgency({ ...nothing, failedBefore: true, disconfirmation: -1 })).toBe('secondFailure');
  expect(urgency({ ...nothing, failedBefore: true })).toBe('secondFailure');
  expect(urgency({ ...nothing, failedBefore: true, disconfirmation: 2 })).toBeUndefined();
  expect(urgency({ ...nothing, disconfirmation: -2 })).toBeUndefined();
});

import { expect, test } from 'vitest';
import { describeAnswer } from '../../packages/inbox/src/text/describe-answer.js';

test.each([
  [-2, 'Much worse than expected', 4],
  [-1, 'Worse than expected', 2],
  [0, 'About as expected', 1],
  [1, 'Better than expected', 0],
  [2, 'Much better than expected', 0],
])('comparison %i reads "%s"', (disconfirmation, text, weight) => {
  expect(describeAnswer({ disconfirmation, severity: 4 })).toEqual({ text, quoted: false, weight });
});

test('a known failure has no comparison: the customer’s own sentence stands there, in quotation marks', () => {
  expect(describeAnswer({ severity: 4 })).toEqual({ text: 'I may not come back', quoted: true, weight: 4 });
});

test('without any answer it says so and claims no weight', () => {
  expect(describeAnswer({})).toEqual({ text: 'No answer given', quoted: false, weight: undefined });
});

test('what was taken back has no answer any more, and no weight', () => {
  const withdrawnAt = '2026-03-11T10:00:00Z';
  expect(describeAnswer({ withdrawnAt, disconfirmation: -2 })).toEqual({
    text: 'Withdrawn by the customer',
    quoted: false,
    weight: undefined,
  });
});

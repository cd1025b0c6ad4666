import { redactionKinds } from '@earful/protocol/details';
import { expect, test } from 'vitest';
import { describeRedaction } from '../../packages/inbox/src/text/describe-redaction.js';

test.each([
  ['card', 1, '1 card number was taken out of the words before they were kept.'],
  ['card', 2, '2 card numbers were taken out of the words before they were kept.'],
  ['iban', 1, '1 account number was taken out of the words before they were kept.'],
  ['digits', 1_200, '1,200 long numbers were taken out of the words before they were kept.'],
  ['passport', 1, 'Taken out of the words before they were kept: passport, 1.'],
  ['valueOf', 3, 'Taken out of the words before they were kept: valueOf, 3.'],
])('%s, %i', (kind, count, text) => {
  expect(describeRedaction({ kind, count })).toBe(text);
});

test('every kind of the contract has words', () => {
  for (const kind of redactionKinds) expect(describeRedaction({ kind, count: 2 })).toMatch(/^2 .+ were taken out/);
});

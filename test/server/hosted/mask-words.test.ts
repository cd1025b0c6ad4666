import { expect, test } from 'vitest';
import { maskWords } from '../../../packages/server/src/hosted/mask-words.js';

const card = '4111 1111 1111 1111';
const iban = 'DE89 3704 0044 0532 0130 00';

test('card and account numbers go, and are counted; what may be an order number stays', () => {
  const comment = `Paid with ${card} and ${iban}. Order 2026-00048213, call +48 600 100 200.`;
  expect(maskWords({ comment, expectedText: card })).toEqual({
    words: {
      comment: 'Paid with •••• and ••••. Order 2026-00048213, call +48 600 100 200.',
      expectedText: '••••',
    },
    redactions: [
      { kind: 'card', count: 2 },
      { kind: 'iban', count: 1 },
    ],
  });
});

test('what was taken out earlier stays counted as long as its mark stands', () => {
  const kept = [
    { kind: 'card', count: 1 },
    { kind: 'newerKind', count: 1 },
  ];
  expect(maskWords({ comment: '•••• and ••••' }, kept).redactions).toEqual(kept);
  expect(maskWords({ comment: `•••• and ${card}` }, kept).redactions).toEqual([{ kind: 'card', count: 2 }]);
  expect(maskWords({ comment: 'Nothing.' }, kept).redactions).toEqual([]);
  expect(maskWords({ comment: '•••• ••••' }).redactions).toEqual([]);
});

test('the same words again give the same counts', () => {
  const words = { comment: `•••• and ${iban}` };
  const first = maskWords(words, [{ kind: 'card', count: 1 }]);
  expect(maskWords(words, first.redactions)).toEqual(first);
});

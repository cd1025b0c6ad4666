import { expect, test } from 'vitest';
import { draftFrom, emptyDraft, hasWords } from '../../packages/widget/src/prompt/draft.js';

test('a draft that has lost its shape on the disk is not used', () => {
  for (const noted of [
    null,
    undefined,
    { causes: 'x' },
    { comment: 4 },
    { wanted: 'fax' },
    { wanted: 'toString' },
    { turned: '4' },
    { emotions: {} },
    { callFrom: null },
  ]) {
    expect(draftFrom(noted as never)).toEqual(emptyDraft);
  }
});

test('one of an earlier version keeps what it has', () => {
  expect(draftFrom({ comment: 'kept', causes: ['other'] })).toEqual({
    ...emptyDraft,
    comment: 'kept',
    causes: ['other'],
  });
});

test('words are what was written, in any of the fields', () => {
  expect(hasWords(emptyDraft)).toBe(false);
  expect(hasWords({ ...emptyDraft, remedyText: 'A call' })).toBe(true);
  expect(hasWords({ ...emptyDraft, email: 'anna@example.com', causes: ['other'] })).toBe(false);
});

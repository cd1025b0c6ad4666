import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Begun } from '../../packages/widget/src/prompt/draft.js';
import { draftFrom, emptyDraft, hasWords, keepDraft, recallDraft } from '../../packages/widget/src/prompt/draft.js';
import { memoryStorage } from './helpers/memory-storage.js';

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

describe('what is noted in the tab', () => {
  const draft = { ...emptyDraft, comment: 'Slow' };
  const begun = (critiqueId: string): Begun => ({
    identity: { critiqueId, reference: 'A', secret: 'b' },
    ask: { touchpoint: 'help', origin: 'self' },
    answer: { disconfirmation: -1 },
    revision: 1,
  });
  const note = (noted: object): void =>
    window.sessionStorage.setItem('earful:draft:help', JSON.stringify({ ...draft, ...noted }));

  beforeEach(() => void vi.stubGlobal('window', { sessionStorage: memoryStorage() }));

  test('a draft without an answer is a draft', () => {
    keepDraft('help', draft);
    expect(recallDraft('help', false)).toEqual({ draft });
  });

  test('one with an answer goes on with it, in one prompt of the page, and in no invitation', () => {
    note({ begun: begun('1') });
    expect(recallDraft('help', true)).toEqual({ draft });
    expect(recallDraft('help', false)).toMatchObject({ draft, begun: begun('1') });
    expect(recallDraft('help', false)).toEqual({ draft });
  });

  test('what this page has begun stays with the prompt that began it', () => {
    keepDraft('help', draft, begun('2'));
    expect(window.sessionStorage.getItem('earful:draft:help')).toContain('"critiqueId":"2"');
    expect(recallDraft('help', false)).toEqual({ draft });
    keepDraft('help', emptyDraft, begun('2'));
    expect(window.sessionStorage.getItem('earful:draft:help')).toBeNull();
  });

  test('nothing goes on with what has lost its shape', () => {
    for (const noted of [{ begun: 4 }, { begun: null }, { begun: {} }, { begun: { identity: null } }]) {
      note(noted);
      expect(recallDraft('help', false)).toEqual({ draft });
    }
  });
});

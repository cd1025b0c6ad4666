import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Begun } from '../../../packages/widget/src/prompt/draft.js';
import {
  draftFrom,
  emptyDraft,
  hasWords,
  isHeld,
  keepDraft,
  recallDraft,
} from '../../../packages/widget/src/prompt/draft.js';
import { memoryStorage } from '../helpers/memory-storage.js';

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

  /** A prompt that stands in the page, or has left it. */
  const holder = (isConnected = true) => {
    const prompt = { isConnected };
    return { prompt, deref: () => prompt as Node };
  };

  beforeEach(() => void vi.stubGlobal('window', { sessionStorage: memoryStorage() }));

  test('a draft without an answer is a draft', () => {
    keepDraft('help', draft);
    expect(recallDraft('help', false, holder())).toEqual({ draft });
  });

  test('one with an answer goes on with it, in one prompt of the page, and in no invitation', () => {
    note({ begun: begun('1') });
    expect(recallDraft('help', true, holder())).toEqual({ draft });
    expect(recallDraft('help', false, holder())).toMatchObject({ draft, begun: begun('1') });
    expect(recallDraft('help', false, holder())).toEqual({ draft });
  });

  test('what this page has begun stays with the prompt that began it', () => {
    const one = holder();
    keepDraft('help', draft, begun('2'), one);
    expect(window.sessionStorage.getItem('earful:draft:help')).toContain('"critiqueId":"2"');
    expect(recallDraft('help', false, holder())).toEqual({ draft });
    keepDraft('help', emptyDraft, begun('2'), one);
    expect(window.sessionStorage.getItem('earful:draft:help')).toBeNull();
  });

  test('once it has left the page, the next goes on, and what the first still hears is not noted', () => {
    const [first, next] = [holder(), holder()];
    keepDraft('help', draft, begun('3'), first);
    first.prompt.isConnected = false;
    keepDraft('help', { ...draft, comment: 'Slow.' }, begun('3'), first);
    expect(recallDraft('help', false, next)).toMatchObject({ draft: { comment: 'Slow.' }, begun: begun('3') });
    expect(isHeld(begun('3').identity, first)).toBe(false);
    expect(isHeld(begun('3').identity, next)).toBe(true);
    keepDraft('help', draft, begun('3'), first);
    expect(window.sessionStorage.getItem('earful:draft:help')).toContain('Slow.');
  });

  test('once it was let go, the next goes on', () => {
    keepDraft('help', draft, begun('4'), { deref: () => undefined });
    expect(recallDraft('help', false, holder())).toMatchObject({ begun: begun('4') });
  });

  test('nothing goes on with what has lost its shape', () => {
    for (const noted of [{ begun: 4 }, { begun: null }, { begun: {} }, { begun: { identity: null } }]) {
      note(noted);
      expect(recallDraft('help', false, holder())).toEqual({ draft });
    }
  });
});

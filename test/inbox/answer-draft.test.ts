import { expect, test } from 'vitest';
import { createAnswerDrafts } from '../../packages/inbox/src/data/answer-draft.js';

const memory = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
};

test('a draft comes back with its text and the id it was minted with', () => {
  const storage = memory();
  let minted = 0;
  const mint = () => `id-${(minted += 1)}`;
  const draft = createAnswerDrafts(() => storage, mint).load('c1');
  createAnswerDrafts(() => storage, mint).keep('c1', { ...draft, text: 'We send a new one' });
  expect(createAnswerDrafts(() => storage, mint).load('c1')).toEqual({ replyId: 'id-1', text: 'We send a new one' });
  expect(createAnswerDrafts(() => storage, mint).load('c2')).toEqual({ replyId: 'id-2', text: '' });
});

test('an empty draft leaves nothing behind', () => {
  const storage = memory();
  const drafts = createAnswerDrafts(
    () => storage,
    () => 'id',
  );
  drafts.keep('c1', { replyId: 'id', text: 'a' });
  drafts.keep('c1', { replyId: 'id', text: '' });
  expect(storage.kept.size).toBe(0);
});

test.each(['{', 'null', '[]', '{"replyId":1,"text":"x"}', '"text"'])(
  'what is no draft (%s) is passed over',
  (stored) => {
    const storage = memory();
    storage.kept.set('earful-inbox:answer:c1', stored);
    expect(
      createAnswerDrafts(
        () => storage,
        () => 'new',
      ).load('c1'),
    ).toEqual({ replyId: 'new', text: '' });
  },
);

test('a browser that forbids storage costs the draft, not the page', () => {
  const forbidden = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const drafts = createAnswerDrafts(forbidden, () => 'id');
  expect(() => drafts.keep('c1', { replyId: 'id', text: 'a' })).not.toThrow();
  expect(drafts.load('c1')).toEqual({ replyId: 'id', text: '' });
});

test('all drafts are taken away at once, and nothing that belongs to others', () => {
  const storage = memory();
  const drafts = createAnswerDrafts(
    () => storage,
    () => 'id',
  );
  for (const id of ['c1', 'c2', 'c3']) drafts.keep(id, { replyId: id, text: 'a' });
  storage.setItem('theme', 'dark');
  drafts.clear();
  expect([...storage.kept.keys()]).toEqual(['theme']);
});

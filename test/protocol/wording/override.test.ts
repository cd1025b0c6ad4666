import { override } from '@earful/protocol/wording/override';
import { expect, test } from 'vitest';

const texts = {
  inviteTitle: 'Title',
  answers: ['a', 'b', 'c', 'd', 'e'],
  severities: ['1', '2', '3', '4'],
  replies: { none: 'No', email: 'Mail' },
  keepsWords: { one: '{n} month', other: '{n} months' },
};

test('a text is named by its key; in a group by the group and its own name', () => {
  const en = {
    inviteTitle: 'T',
    answersMuchWorse: 'A',
    answersAsExpected: 'C',
    severitiesMayNotReturn: 'IV',
    repliesEmail: 'E',
    keepsWordsOne: 'a month',
  };
  expect(override(texts, { en }, 'en')).toEqual({
    inviteTitle: 'T',
    answers: ['A', 'b', 'C', 'd', 'e'],
    severities: ['1', '2', '3', 'IV'],
    replies: { none: 'No', email: 'E' },
    keepsWords: { one: 'a month', other: '{n} months' },
  });
});

test('the closest language that has it wins, text by text', () => {
  const wording = { en: { inviteTitle: 'en', repliesNone: 'en' }, 'en-GB': { inviteTitle: 'gb' } };
  const own = override(texts, wording, 'en-GB');
  expect([own.inviteTitle, own.replies.none]).toEqual(['gb', 'en']);
  expect(override(texts, { de: { inviteTitle: 'de' } }, 'pl').inviteTitle).toBe('Title');
});

test('a part has its name before its keys', () => {
  const launcher = override({ label: 'x' }, { en: { launcherLabel: 'Speak up', label: 'no' } }, 'en', 'launcher');
  expect(launcher.label).toBe('Speak up');
});

test.each([
  undefined,
  null,
  4,
  'en',
  [],
  { en: null },
  { en: 'x' },
  { en: { inviteTitle: 4 } },
  { en: { inviteTitle: '' } },
])('what cannot be one changes nothing: %j', (wording) => expect(override(texts, wording, 'en')).toEqual(texts));

test('a name of the language itself is no key', () => {
  const own = override({ toString: 'x', constructor: 'y' }, { en: {} }, 'en');
  expect(own).toEqual({ toString: 'x', constructor: 'y' });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamMessage } from '../../../packages/client/src/staff/stream-parser.js';
import { createStreamParser } from '../../../packages/client/src/staff/stream-parser.js';

const parse = (...pieces: string[]): StreamMessage[] => {
  const messages: StreamMessage[] = [];
  const take = createStreamParser((message) => messages.push(message));
  for (const piece of pieces) take(piece);
  return messages;
};

test('messages have the last id at or before them; comments and strange fields are passed over', () => {
  expect(parse(': hello\n\nid: 7\ndata: one\n\nretry: 5\nfoo: bar\ndata: two\n\nid\ndata:three\n\n')).toEqual([
    { id: '7', data: 'one' },
    { id: '7', data: 'two' },
    { id: '', data: 'three' },
  ]);
});

test('several data lines are one message; a message without data is none', () => {
  expect(parse('data: a\ndata:  b\n\nid: 9\n\n')).toEqual([{ id: undefined, data: 'a\n b' }]);
});

test('what is not finished is not given out', () => {
  expect(parse('data: half')).toEqual([]);
  expect(parse('data: half\n')).toEqual([]);
});

test('a message that never ends is an error, not a full memory', () => {
  expect(() => parse(`data: ${'x'.repeat(70_000)}`)).toThrow(RangeError);
});

test('however the text is cut, and whatever ends its lines, the messages are the same', () => {
  const text = '\uFEFFid: 1\ndata: ż\n\n: comment\nid: 2\ndata: {"a":1}\ndata: more\n\ndata: last\n\n';
  const whole = parse(text);
  expect(whole).toHaveLength(3);
  fc.assert(
    fc.property(fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(100)), (ending, cuts) => {
      const ended = text.replaceAll('\n', ending);
      const at = [...new Set([0, ...cuts.filter((cut) => cut < ended.length), ended.length])].sort((a, b) => a - b);
      const pieces = at.slice(1).map((end, index) => ended.slice(at[index], end));
      // A CR at the very end stays undecided until something follows.
      expect(parse(...pieces, ': end\n')).toEqual(whole);
    }),
  );
});

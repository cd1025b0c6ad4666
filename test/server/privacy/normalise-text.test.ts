import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseText } from '../../../packages/server/src/privacy/normalise-text.js';

test.each([
  ['a\u0000b', 'a\ufffdb'],
  ['one\r\ntwo\rthree\n', 'one\ntwo\rthree\n'],
  ['\ud83d', '\ufffd'],
  ['\udc22\ud83d', '\ufffd\ufffd'],
  ['🐢\u200b\u202e zażółć', '🐢\u200b\u202e zażółć'],
])('%j becomes %j', (text, expected) => {
  expect(normaliseText(text)).toBe(expected);
});

test('the result survives UTF-8 and a second time changes nothing', () => {
  const codeUnit = fc.oneof(fc.integer({ min: 0xd700, max: 0xe000 }), fc.integer({ min: 0, max: 0x7f }));
  fc.assert(
    fc.property(fc.array(codeUnit), (units) => {
      const text = normaliseText(String.fromCharCode(...units));
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
      expect(normaliseText(text)).toBe(text);
      expect(text).not.toContain('\u0000');
    }),
  );
});

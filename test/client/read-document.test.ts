import { expect, test } from 'vitest';
import { readDocument } from '../../packages/client/src/read-document.js';

test.each([
  '',
  '<!doctype html><title>Welcome to our Wi-Fi</title>',
  'null',
  '1',
  '[]',
  '{"earful":1',
  '{"earful":2}',
  '{}',
  'true',
])('the answer %j is no document of ours', (text) => {
  expect(readDocument(text)).toEqual({});
});

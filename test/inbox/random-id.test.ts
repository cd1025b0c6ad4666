import { expect, test } from 'vitest';
import { randomId } from '../../packages/inbox/src/data/random-id.js';

test('the bits of a version 4 UUID are where they belong', () => {
  expect(randomId((bytes) => bytes.fill(0))).toBe('00000000-0000-4000-8000-000000000000');
  expect(randomId((bytes) => bytes.fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});

test('two are two', () => {
  expect(randomId()).not.toBe(randomId());
});

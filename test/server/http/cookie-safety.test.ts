import { expect, test } from 'vitest';
import { cookieSafety } from '../../../packages/server/src/http/cookie-safety.js';

test.each([
  ['https://shop.example', 'secure'],
  ['https://localhost', 'secure'],
  ['http://localhost:4700', 'loopback'],
  ['http://127.0.0.1:4700', 'loopback'],
  ['http://[::1]:4700', 'loopback'],
  ['http://shop.example', 'impossible'],
  ['http://127.0.0.1.example', 'impossible'],
])('%s is %s', (publicUrl, expected) => {
  expect(cookieSafety(publicUrl)).toBe(expected);
});

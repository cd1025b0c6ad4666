import { createClient, statusUrl } from '@earful/client';
import { expect, test } from 'vitest';

const given = (options: unknown) => () => createClient(options as Parameters<typeof createClient>[0]);

test.each([
  ['a missing endpoint', {}],
  ['an empty endpoint', { endpoint: '', base: 'https://shop.example/' }],
  ['a path without anything to resolve it', { endpoint: '/earful' }],
  ['another scheme', { endpoint: 'javascript:alert(1)' }],
  ['a file', { endpoint: '/earful', base: 'file:///tmp/' }],
  ['a number', { endpoint: 5 }],
])('refuses %s and says what to give', (_, options) => {
  expect(given(options)).toThrow(/^earful: endpoint=.*, use "\/earful"/);
  expect(given(options)).toThrow(expect.objectContaining({ code: 'bad-option' }));
});

test('resolves a path against the base, with or without a slash at its end', () => {
  const identity = { critiqueId: 'i', reference: 'K7M2-9QXD', secret: 's' };
  const base = 'https://shop.example/orders/7?x=1';
  for (const endpoint of ['/earful', '/earful/', 'https://shop.example/earful']) {
    expect(statusUrl(createClient({ endpoint, base }).endpoint, identity)).toBe(
      'https://shop.example/earful/c/K7M2-9QXD/s',
    );
  }
});

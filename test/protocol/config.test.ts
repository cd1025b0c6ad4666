import { publicConfig, siteConfig } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { fullConfig } from '../helpers/full-config.js';

const least = { brand: { name: 'Larkspoon' }, touchpoints: [{ id: 'checkout', name: 'Checkout' }] };

describe('configuration', () => {
  test('a brand and one touchpoint are enough', () => {
    expect(publicConfig.parse(least)).toEqual(least);
  });

  test('a misspelt key is refused by name', () => {
    const { error } = publicConfig.safeParse({ ...least, tuchpoints: [] });
    expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['tuchpoints'] }]);
  });

  test('the public half refuses the private one', () => {
    const whole = { ...least, private: { routes: [{ touchpoint: 'checkout', department: 'finance' }] } };
    expect(siteConfig.safeParse(whole).success).toBe(true);
    expect(publicConfig.safeParse(whole).success).toBe(false);
  });

  test.each(['Order-Status', 'order_status', '-order', 'order--status', '', 'a'.repeat(65)])(
    '%j is not a touchpoint id',
    (id) => {
      expect(publicConfig.safeParse({ ...least, touchpoints: [{ id, name: 'x' }] }).success).toBe(false);
    },
  );

  test.each([
    ['/orders/:id?', false],
    ['/orders/:id?/edit', false],
    ['/app#/orders/:id?', false],
    ['/orders/:id+', false],
    ['/orders/:id*', false],
    ['/orders{/:id}', false],
    ['/orders/(\\d+)', false],
    ['/orders/:id', true],
    ['/orders/:id?tab=items', true],
    ['/app?next=*#/orders/:id', true],
    ['/wiki/Vase_%28blue%29', true],
    ['/search?q=a+b', true],
  ])('may %s stand where an address does: %s', (pattern, right) => {
    const touchpoints = [{ id: 'checkout', name: 'x', paths: [pattern] }];
    const trigger = { signal: 'requestFailed', touchpoint: 'checkout' };
    for (const config of [
      { touchpoints },
      { triggers: [{ ...trigger, when: { addresses: [pattern] } }] },
      { triggers: [{ ...trigger, when: { referrers: [pattern] } }] },
      { triggers: [{ ...trigger, parameters: { address: `http://shop.example:*${pattern}` } }] },
    ])
      expect(publicConfig.safeParse({ ...least, ...config }).success).toBe(right);
  });

  test('the first version of the file is still read', () => {
    const first = {
      schemaVersion: 1,
      brand: { name: 'Larkspoon', team: { en: 'Larkspoon Care' }, privacyUrl: '/help#privacy' },
      touchpoints: [
        {
          id: 'checkout',
          name: { en: 'Checkout', pl: 'Kasa' },
          paths: ['/checkout'],
          causes: [{ code: 'payment', label: 'The payment failed' }],
          responsePromise: { readWithinHours: 8, answerWithinHours: 24 },
        },
      ],
      promises: [{ id: 'delivery-date', touchpoint: 'checkout', statement: 'In 2 days', toleranceHours: 1 }],
      triggers: [
        {
          signal: 'rageClick',
          touchpoint: 'checkout',
          says: 'Nothing happened.',
          parameters: { times: 3, radiusPx: 9 },
        },
      ],
      etiquette: { quietMs: 1000, arrivalMs: 3000, maxDelayMs: 9 },
      launcher: false,
      placement: 'start',
      private: { routes: [{ touchpoint: 'checkout', department: 'Payments', owner: 'Head of payments' }] },
    };
    expect(siteConfig.parse(first)).toEqual(first);
  });

  test.each([
    ['touchpoints', { id: 'checkout', name: 'x', owner: 'Ada' }],
    ['touchpoints', { id: 'checkout', name: 'x', recipients: ['ada@shop.example'] }],
    ['promises', { id: 'soon', touchpoint: 'checkout', statement: 'x', placements: [{ channel: 'web' }] }],
    ['segments', { id: 'loyal', name: 'Big spenders' }],
  ])('what stays inside has no place in the public form: %s %j', (part, entry) => {
    const config = { ...least, [part]: [entry] };
    expect(siteConfig.safeParse(config).success).toBe(true);
    expect(publicConfig.safeParse(config).error?.issues[0]?.code).toBe('unrecognized_keys');
  });

  test.each([
    ['an unknown locale tag', { locales: ['english!'] }],
    ['a share above 1', { experiment: { holdOut: 1.5 } }],
    ['weights that choose nothing', { experiment: { opening: {} } }],
    ['a wording key that is not camelCase', { wording: { en: { 'invite-title': 'x' } } }],
    ['a corridor of something else than ids', { corridor: ['Check out'] }],
  ])('%s is refused', (_, part) => {
    expect(publicConfig.safeParse({ ...least, ...part }).success).toBe(false);
  });

  test('every field together is read as it stands', () => {
    expect(siteConfig.parse(fullConfig)).toEqual(fullConfig);
  });
});

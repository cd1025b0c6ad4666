import { publicConfig, siteConfig } from '@earful/protocol';
import { describe, expect, test } from 'vitest';

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
});

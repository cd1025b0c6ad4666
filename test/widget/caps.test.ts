import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isResting, rest, restDays } from '../../packages/widget/src/caps.js';

const dayMs = 86_400_000;
let items: Record<string, string> = {};

beforeEach(() => {
  items = {};
  vi.stubGlobal('window', {
    localStorage: {
      getItem: (name: string) => items[name] ?? null,
      setItem: (name: string, value: string) => (items[name] = value),
    },
  });
});

describe('caps', () => {
  test.each(Object.entries(restDays))('%s rests %j days everywhere and here', (choice, [everywhere, here]) => {
    rest('checkout', choice as keyof typeof restDays, 0);
    if (everywhere) expect(isResting('help', everywhere * dayMs - 1)).toBe(true);
    expect(isResting('help', everywhere * dayMs)).toBe(false);
    expect(isResting('checkout', here * dayMs - 1)).toBe(true);
    expect(isResting('checkout', here * dayMs)).toBe(false);
  });

  test('a later date is never brought forward', () => {
    rest('checkout', 'never', 0);
    rest('checkout', 'notNow', dayMs);
    expect(isResting('help', 364 * dayMs)).toBe(true);
  });

  test('broken notes and forbidden storage mean no rest, not a crash', () => {
    for (const note of ['7', 'null', '"x"', '{"*":"soon"}', '{']) {
      items['earful:rest'] = note;
      expect(isResting('checkout', 0)).toBe(false);
    }
    vi.stubGlobal('window', {
      get localStorage(): never {
        throw new Error('SecurityError');
      },
    });
    expect(isResting('checkout', 0)).toBe(false);
    rest('checkout', 'never', 0);
  });
});

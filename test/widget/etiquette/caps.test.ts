import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isOnCooldown, notedCases } from '../../../packages/widget/src/etiquette/caps.js';
import { cooldownDays, noteCase, noteChoice, noteShown } from '../../../packages/widget/src/etiquette/note-choice.js';

const dayMs = 86_400_000;
let items: Record<string, string> = {};

beforeEach(() => {
  items = {};
  vi.stubGlobal('window', {
    localStorage: {
      getItem: (name: string) => items[name] ?? null,
      setItem: (name: string, value: string) => (items[name] = value),
      removeItem: (name: string) => delete items[name],
    },
  });
});

describe('caps', () => {
  test.each(Object.entries(cooldownDays))('%s rests %j days everywhere and here', (choice, [everywhere, here]) => {
    noteChoice('checkout', choice as keyof typeof cooldownDays, 0);
    if (everywhere) expect(isOnCooldown('help', everywhere * dayMs - 1)).toBe(true);
    expect(isOnCooldown('help', everywhere * dayMs)).toBe(false);
    expect(isOnCooldown('checkout', here * dayMs - 1)).toBe(true);
    expect(isOnCooldown('checkout', here * dayMs)).toBe(false);
  });

  test('a later date is never brought forward', () => {
    noteChoice('checkout', 'never', 0);
    noteChoice('checkout', 'notNow', dayMs);
    expect(isOnCooldown('help', 364 * dayMs)).toBe(true);
  });

  test('an invitation that was left alone rests 30 days everywhere and 60 here', () => {
    noteShown('checkout', 0);
    expect(isOnCooldown('help', 30 * dayMs - 1)).toBe(true);
    expect(isOnCooldown('help', 30 * dayMs)).toBe(false);
    expect(isOnCooldown('checkout', 60 * dayMs - 1)).toBe(true);
    expect(isOnCooldown('checkout', 60 * dayMs)).toBe(false);
  });

  test('the second one that was left alone rests 180 days everywhere', () => {
    noteShown('checkout', 0);
    noteShown('help', 100 * dayMs);
    expect(isOnCooldown('orders', 280 * dayMs - 1)).toBe(true);
    expect(isOnCooldown('orders', 280 * dayMs)).toBe(false);
  });

  test('an answer makes up for invitations that were left alone; "not now" does not', () => {
    noteShown('checkout', 0);
    noteShown('checkout', 0);
    noteChoice('checkout', 'notNow', 0);
    expect(isOnCooldown('orders', 100 * dayMs)).toBe(true);
    noteChoice('checkout', 'sent', 0);
    for (const place of ['orders', 'checkout']) {
      expect(isOnCooldown(place, 89 * dayMs)).toBe(true);
      expect(isOnCooldown(place, 91 * dayMs)).toBe(false);
    }
  });

  test('the latest five cases are remembered', () => {
    for (let at = 0; at < 7; at++) noteCase({ reference: `REF-${at}`, secret: 's' }, at);
    expect(notedCases().map(([reference]) => reference)).toEqual(['REF-2', 'REF-3', 'REF-4', 'REF-5', 'REF-6']);
  });

  test('broken notes and forbidden storage mean no rest, not a crash', () => {
    for (const note of ['7', 'null', '"x"', '{"*":"soon"}', '{']) {
      items['earful:rest'] = note;
      items['earful:unanswered'] = items['earful:cases'] = note;
      expect(isOnCooldown('checkout', 0)).toBe(false);
      expect(notedCases()).toEqual([]);
    }
    items['earful:unanswered'] = '[null, 1, ["checkout"], ["help", "x"], [[], {}]]';
    expect(isOnCooldown('checkout', 0)).toBe(false);
    vi.stubGlobal('window', {
      get localStorage(): never {
        throw new Error('SecurityError');
      },
    });
    expect(isOnCooldown('checkout', 0)).toBe(false);
    noteChoice('checkout', 'never', 0);
  });
});
